package labra.notices;

import java.time.Clock;
import labra.letters.Letters;
import labra.mail.MailSettings;
import labra.mail.Pace;
import labra.platform.Database;
import labra.platform.TownSettings;

/// What all couriers of a relay share.
record CourierContext(
        Database database,
        MailSettings settings,
        Letters letters,
        Pace pace,
        NoticeMetrics metrics,
        Clock clock,
        TownSettings town) {}
