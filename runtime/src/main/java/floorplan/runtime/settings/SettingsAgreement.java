package floorplan.runtime.settings;

import floorplan.runtime.failure.FailureLog;
import floorplan.runtime.payload.PayloadKeys;
import floorplan.store.database.AccountDatabase;
import floorplan.store.settings.ProcessSettings;
import floorplan.store.settings.ProcessSettings.StartedProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/**
 * Compares the settings of this process with those of the other processes, API and worker, and logs an error for each
 * difference. Processes with different business zones would disagree about the date; without each other's keys they
 * could not read each other's workflows.
 */
public final class SettingsAgreement {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsAgreement.class);
    private static final String STEP = "comparing settings";
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final ProcessSettings known;
    private final FailureLog failures;
    private final StartedProcess mine;
    private volatile Thread comparing = Thread.ofVirtual().unstarted(() -> {});

    private SettingsAgreement(ProcessSettings known, FailureLog failures, StartedProcess mine) {
        this.known = known;
        this.failures = failures;
        this.mine = mine;
    }

    /** @param process the kind of this process, such as {@code floorplan-api} */
    public static SettingsAgreement of(
            AccountDatabase database, FailureLog failures, String process, BusinessZone zone, PayloadKeys keys) {
        return new SettingsAgreement(
                new ProcessSettings(database),
                failures,
                new StartedProcess(process, zone.businessZone(), keys.active(), keys.marks()));
    }

    /** Compares in a separate thread, so a process starts, and waits visibly, while its database is down. */
    @EventListener(ApplicationReadyEvent.class)
    public void compare() {
        comparing = Thread.ofVirtual().name("settings").start(this::compareOnceThereIsADatabase);
    }

    @EventListener(ContextClosedEvent.class)
    public void stop() {
        comparing.interrupt();
    }

    private void compareOnceThereIsADatabase() {
        while (true) {
            try {
                known.put(mine);
                known.others(mine.process()).stream()
                        .flatMap(other -> differences(mine, other).stream())
                        .forEach(LOG::error);
                failures.succeeded(STEP, mine.process());
                return;
            } catch (RuntimeException notYet) {
                failures.failed(STEP, mine.process(), notYet);
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException stop) {
                return;
            }
        }
    }

    static List<String> differences(StartedProcess mine, StartedProcess other) {
        List<String> differences = new ArrayList<>();
        if (!mine.businessZone().equals(other.businessZone())) {
            differences.add("%s is %s here, but %s was started with %s: give both the same"
                    .formatted(BusinessZone.NAME, mine.businessZone(), other.process(), other.businessZone()));
        }
        requireKey(mine, other, differences);
        requireKey(other, mine, differences);
        mine.keys().forEach((id, mark) -> {
            if (!mark.equals(other.keys().getOrDefault(id, mark))) {
                differences.add(
                        "floorplan.payloads.keys.%s is another key here than %s was started with: give both the same"
                                .formatted(id, other.process()));
            }
        });
        return differences;
    }

    private static void requireKey(StartedProcess reader, StartedProcess writer, List<String> differences) {
        if (!reader.keys().containsKey(writer.activeKey())) {
            differences.add(
                    "%s was started without floorplan.payloads.keys.%s, with which %s encrypts: give both the key"
                            .formatted(reader.process(), writer.activeKey(), writer.process()));
        }
    }
}
