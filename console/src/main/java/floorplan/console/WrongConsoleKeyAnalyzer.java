package floorplan.console;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Names the setting to make, instead of a stack trace. */
final class WrongConsoleKeyAnalyzer extends AbstractFailureAnalyzer<WrongConsoleKey> {
    @Override
    protected FailureAnalysis analyze(Throwable failure, WrongConsoleKey cause) {
        return new FailureAnalysis(cause.getMessage(), """
                        Create a key with openssl rand -base64 32, and give the same to every API behind one address.
                        To do without a console, set floorplan.console.enabled=false. See docs/console.md.""", cause);
    }
}
