-- What lists, reports and mails tell of a fine's account and count its discounts from: what the offence itself costs, without
-- expenses and surcharges, and the days of its life as HITO:day, in their order. Rows of before have neither until
-- `labra rederive` writes them.
ALTER TABLE fine_life ADD COLUMN fine numeric(14, 2), ADD COLUMN history text;
