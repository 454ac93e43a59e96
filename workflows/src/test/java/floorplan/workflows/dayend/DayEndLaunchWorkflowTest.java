package floorplan.workflows.dayend;

import static floorplan.workflows.RealTimePatience.await;
import static floorplan.workflows.dayend.ScriptedBooks.hold;
import static floorplan.workflows.dayend.TestTemporal.DATE;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import floorplan.workflows.RealTimePatience;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(RealTimePatience.OF_A_TEST)
class DayEndLaunchWorkflowTest {
    private static final String SHANGHAI = "Asia/Shanghai";
    private static final String ID = "day-end-launch:" + DATE;

    private final ScriptedBooks books = new ScriptedBooks();
    private final TestTemporal temporal = new TestTemporal(books);

    @AfterEach
    void stop() {
        temporal.close();
    }

    @Test
    void closesTheMissingDatesInOrder() {
        books.findUnsettled(dates(3));

        launch();

        assertThat(books.asked())
                .containsExactly(
                        "unsettledDates 2026-03-09",
                        "startOrJoin 2026-03-10",
                        "startOrJoin 2026-03-11",
                        "startOrJoin 2026-03-12");
        assertThat(temporal.details(ID)).isEqualTo("Closed 2026-03-10 through 2026-03-12");
    }

    @Test
    void startsNoDateBeforeTheOneBeforeItIsSettled() {
        CountDownLatch settled = new CountDownLatch(1);
        books.meanwhile("startOrJoin", () -> hold(() -> settled.getCount() == 0));
        books.findUnsettled(dates(3));
        temporal.dayEnds.launch(DATE, "somebody");
        await("asked for").until(() -> books.timesAsked("startOrJoin") == 1);

        assertThat(temporal.details(ID)).isEqualTo("Closing 2026-03-10, one of the dates through 2026-03-09");
        assertThat(books.timesAsked("startOrJoin")).isEqualTo(1);
        settled.countDown();
        temporal.workflow(ID).getResult(Void.class);
        assertThat(books.timesAsked("startOrJoin")).isEqualTo(3);
    }

    @Test
    void saysThatNothingWasLeft() {
        launch();

        assertThat(books.asked()).containsExactly("unsettledDates 2026-03-09");
        assertThat(temporal.details(ID)).isEqualTo("Nothing was left to close through 2026-03-09");
    }

    @ParameterizedTest
    @CsvSource({
        "2019-03-02T16:10:00Z, Asia/Shanghai, 2019-03-02",
        "2019-03-02T15:50:00Z, Asia/Shanghai, 2019-03-01",
        "2019-01-01T05:10:00Z, America/New_York, 2018-12-31",
        "2019-01-01T04:10:00Z, America/New_York, 2018-12-30",
    })
    void closesThroughTheDayBeforeTheScheduledTime(OffsetDateTime scheduled, String zone, LocalDate through) {
        start(null, zone, scheduled).getResult(Void.class);

        assertThat(books.asked()).containsExactly("unsettledDates " + through);
    }

    @Test
    void closesThroughTheDateItIsGivenWhateverTheScheduledTime() {
        start(DATE, SHANGHAI, OffsetDateTime.parse("2019-03-02T16:10:00Z")).getResult(Void.class);

        assertThat(books.asked()).containsExactly("unsettledDates " + DATE);
    }

    @Test
    void looksAgainInANewHistoryWhenThereWereAsManyDatesAsOneLookFinds() {
        List<LocalDate> all = dates(DayEndLaunchSteps.MOST_DATES + 2);
        books.findUnsettled(all.subList(0, DayEndLaunchSteps.MOST_DATES));
        books.findUnsettled(all.subList(DayEndLaunchSteps.MOST_DATES, all.size()));

        WorkflowStub first = start(null, SHANGHAI, OffsetDateTime.parse("2026-03-09T16:10:00Z"));
        first.getResult(Void.class);

        List<String> expected = Stream.concat(
                        Stream.of("unsettledDates " + DATE), all.stream().map(date -> "startOrJoin " + date))
                .collect(Collectors.toList());
        expected.add(DayEndLaunchSteps.MOST_DATES + 1, "unsettledDates " + DATE);
        assertThat(books.asked()).containsExactlyElementsOf(expected);
        String firstRun = Objects.requireNonNull(first.getExecution()).getRunId();
        assertThat(temporal.client().fetchHistory(ID, firstRun).getEvents())
                .hasSizeLessThan(1_000)
                .last()
                .matches(e -> e.getEventType() == EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW);
        assertThat(temporal.history(ID).getFirst().getEventType()).isEqualTo(EVENT_TYPE_WORKFLOW_EXECUTION_STARTED);
        assertThat(temporal.history(ID)).hasSizeLessThan(50);
    }

    @Test
    void carriesWhoAskedIntoANewHistory() {
        List<LocalDate> all = dates(DayEndLaunchSteps.MOST_DATES);
        books.findUnsettled(all);

        launch();

        HistoryEvent start = temporal.history(ID).getFirst();
        assertThat(start.getWorkflowExecutionStartedEventAttributes().getContinuedExecutionRunId())
                .isNotEmpty();
        assertThat(temporal.client()
                        .getOptions()
                        .getDataConverter()
                        .fromPayloads(
                                2,
                                Optional.of(start.getWorkflowExecutionStartedEventAttributes()
                                        .getInput()),
                                String.class,
                                String.class))
                .isEqualTo("somebody");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unsettledDates", "startOrJoin"})
    void triesAStepUntilItsServerAnswers(String step) {
        books.findUnsettled(dates(1));
        books.failTimes(step, 20);

        launch();

        assertThat(books.timesAsked(step)).isEqualTo(21);
    }

    @Test
    void isOneRunWhenLaunchedTwice() {
        CountDownLatch launchedTwice = new CountDownLatch(1);
        books.meanwhile("unsettledDates", () -> hold(() -> launchedTwice.getCount() == 0));
        books.findUnsettled(dates(2));
        temporal.dayEnds.launch(DATE, "somebody");
        temporal.dayEnds.launch(DATE, "somebody");
        launchedTwice.countDown();

        temporal.workflow(ID).getResult(Void.class);

        assertThat(books.timesAsked("unsettledDates")).isEqualTo(1);
        assertThat(books.timesAsked("startOrJoin")).isEqualTo(2);
    }

    @Test
    void looksAgainWhenLaunchedAfterItHasEnded() {
        launch();
        books.findUnsettled(dates(1));
        launch();

        assertThat(books.asked())
                .containsExactly("unsettledDates 2026-03-09", "unsettledDates 2026-03-09", "startOrJoin 2026-03-10");
    }

    private void launch() {
        temporal.dayEnds.launch(DATE, "somebody");
        temporal.workflow(ID).getResult(Void.class);
    }

    private WorkflowStub start(@Nullable LocalDate through, String zone, OffsetDateTime scheduled) {
        WorkflowStub workflow = temporal.client()
                .newUntypedWorkflowStub(
                        "DayEndLaunch",
                        DayEnds.launchOptions("a test")
                                .setWorkflowId(ID)
                                .setTypedSearchAttributes(SearchAttributes.newBuilder()
                                        .set(
                                                SearchAttributeKey.forOffsetDateTime("TemporalScheduledStartTime"),
                                                scheduled)
                                        .build())
                                .build());
        workflow.start(through, ZoneId.of(zone).getId());
        return workflow;
    }

    /** Dates from the day after {@link TestTemporal#DATE} on, so none is mistaken for that date. */
    private static List<LocalDate> dates(int count) {
        return DATE.plusDays(1).datesUntil(DATE.plusDays(1L + count)).toList();
    }
}
