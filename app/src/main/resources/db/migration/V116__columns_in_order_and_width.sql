-- A habit's columns stand in the order that it names; their widths, where somebody chose one, as «column=width».
ALTER TABLE list_habit ADD COLUMN widths text NOT NULL DEFAULT '' CHECK (length(widths) <= 2000);
