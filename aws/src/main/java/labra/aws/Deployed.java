package labra.aws;

import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Function;

/// A function, and the version of it that is live.
record Deployed(Function function, Alias alias) {}
