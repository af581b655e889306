package labra.notices;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import labra.letters.Composer;
import labra.letters.Templates;
import labra.mail.MailSettings;
import labra.mail.Pace;
import labra.platform.Database;

/// What all couriers of a relay share.
record CourierContext(
        Database database,
        MailSettings settings,
        Composer composer,
        Templates templates,
        Pace pace,
        NoticeMetrics metrics,
        ObjectMapper json,
        Clock clock) {}
