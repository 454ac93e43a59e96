package floorplan.bench.dayend;

import floorplan.domain.accrual.Accrual;
import floorplan.domain.accrual.AccrualStrategies;
import floorplan.store.database.AccountDatabase;
import floorplan.store.dayend.DueLoan;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.database.builder.JdbcCursorItemReaderBuilder;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * A tuned Spring Batch job by the book: partitions of the keys on two threads. Each partition is read by a cursor over
 * one joined query, accrued by the domain's own strategies, and written in batches of 1,000. Its repository stores
 * nothing, which is fastest, so the job could not be resumed. It locks no loan.
 */
final class SpringBatch implements DateAccrual {
    private static final int CHUNK = 1_000;
    private static final int PARTITION = 50_000;
    private static final int THREADS = 2;

    private final DataSource database;
    private final AccruedLoanWriter writer;
    private final AccrualStrategies accruals = LoanLives.strategies();

    SpringBatch(DataSource database) {
        this.database = database;
        this.writer = new AccruedLoanWriter(new AccountDatabase(database));
    }

    /** The processor's result for a loan. */
    record LoanWithAccrual(DueLoan.AccruableLoan loan, Accrual accrual) {}

    @Override
    public void accrue(LocalDate date) {
        JobRepository repository = new ResourcelessJobRepository();
        try {
            TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
            operator.setJobRepository(repository);
            operator.setJobRegistry(new MapJobRegistry());
            operator.afterPropertiesSet();
            JobExecution done = operator.start(
                    job(repository, date),
                    new JobParametersBuilder().addLocalDate("date", date).toJobParameters());
            if (done.getStatus() != BatchStatus.COMPLETED) {
                throw new IllegalStateException("the job did not complete: " + done.getAllFailureExceptions());
            }
        } catch (Exception e) {
            throw new IllegalStateException("the job failed: no figure", e);
        }
    }

    private Job job(JobRepository repository, LocalDate date) {
        SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("batch-");
        threads.setConcurrencyLimit(THREADS);
        Step all = new StepBuilder("accrue", repository)
                .partitioner("accrue-partition", size -> partitions())
                .step(new OfPartition(repository, date))
                .taskExecutor(threads)
                .build();
        return new JobBuilder("day-end", repository).start(all).build();
    }

    private Map<String, ExecutionContext> partitions() {
        Map<String, ExecutionContext> partitions = new HashMap<>();
        List<KeyRange> ranges = KeyRange.all(new JdbcTemplate(database), PARTITION);
        for (KeyRange range : ranges) {
            ExecutionContext context = new ExecutionContext();
            context.putLong("first", range.first());
            context.putLong("last", range.last());
            partitions.put("from-" + range.first(), context);
        }
        return partitions;
    }

    /** Gives each partition a reader of its own, as step scope does in an application context. */
    private final class OfPartition implements Step {
        private final JobRepository repository;
        private final LocalDate date;

        OfPartition(JobRepository repository, LocalDate date) {
            this.repository = repository;
            this.date = date;
        }

        @Override
        public String getName() {
            return "accrue-partition";
        }

        @Override
        public void execute(StepExecution execution) throws org.springframework.batch.core.job.JobInterruptedException {
            ExecutionContext context = execution.getExecutionContext();
            new StepBuilder(getName(), repository)
                    .<DueLoan.AccruableLoan, LoanWithAccrual>chunk(CHUNK)
                    .transactionManager(new JdbcTransactionManager(database))
                    .reader(reader(context.getLong("first"), context.getLong("last")))
                    .processor(loan -> new LoanWithAccrual(
                            loan,
                            accruals.accrueThrough(loan.state(), date)
                                    .accruals()
                                    .getFirst()))
                    .writer(chunk -> writer.write(date, chunk.getItems()))
                    .build()
                    .execute(execution);
        }

        private ItemReader<DueLoan.AccruableLoan> reader(long first, long last) {
            return new JdbcCursorItemReaderBuilder<DueLoan.AccruableLoan>()
                    .dataSource(database)
                    .saveState(false)
                    .verifyCursorPosition(false)
                    .fetchSize(CHUNK)
                    .sql(JoinedLoan.SELECT + " ORDER BY l.id")
                    .queryArguments(JoinedLoan.parameters(date, first, last))
                    .rowMapper((row, n) -> JoinedLoan.of(row))
                    .build();
        }
    }
}
