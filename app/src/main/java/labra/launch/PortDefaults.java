package labra.launch;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Ports from the environment. Kubernetes sets LABRA_PORT to `tcp://…` where a Service is called labra: that is none.
final class PortDefaults implements IDefaultValueProvider {
    private static final Map<String, String> WITHOUT =
            Map.of("LABRA_PORT", "8000", "LABRA_ADMIN_PORT", "8501", "LABRA_MANAGEMENT_PORT", "0");
    private static final Map<String, String> VARIABLES = Map.of(
            "--port", "LABRA_PORT", "--admin-port", "LABRA_ADMIN_PORT", "--management-port", "LABRA_MANAGEMENT_PORT");

    private final Map<String, String> environment;

    PortDefaults() {
        this(System.getenv());
    }

    PortDefaults(Map<String, String> environment) {
        this.environment = environment;
    }

    /// Nothing where the option's own default is to count.
    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        return argument instanceof OptionSpec option ? of(option.longestName()) : null;
    }

    @Nullable
    String of(String option) {
        String variable = VARIABLES.get(option);
        return variable != null && environment.getOrDefault(variable, "").contains("://")
                ? WITHOUT.get(variable)
                : null;
    }
}
