package floorplan.store.repayment;

import static org.assertj.core.api.Assertions.assertThat;

import floorplan.domain.loan.Payer;
import floorplan.domain.money.Money;
import floorplan.domain.repayment.AcceptedRepayment;
import floorplan.domain.repayment.BackDating;
import floorplan.domain.repayment.FromReceipt;
import floorplan.store.TestSchema;
import floorplan.store.database.AccountDatabase;
import java.time.Duration;
import java.util.Currency;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnsentRepaymentsIT {
    private final AccountDatabase account = TestSchema.account("worker");
    private final UnsentRepayments unsent = new UnsentRepayments(account);

    @BeforeEach
    @AfterEach
    void empty() {
        TestSchema.empty("account");
    }

    @Test
    void tellsHowManyWaitAndHowLong() {
        assertThat(unsent.count()).isZero();
        assertThat(unsent.oldestSeconds()).isZero();

        new RepaymentLog(account)
                .keep(new AcceptedRepayment(
                        "r",
                        "client",
                        "key",
                        "h",
                        "L-1",
                        Payer.DEALER,
                        new Money(Currency.getInstance("CNY"), 100),
                        null,
                        null,
                        BackDating.NONE));
        account.sql("UPDATE repayment_log SET accepted_at = accepted_at - INTERVAL 1 HOUR")
                .update();

        assertThat(unsent.count()).isEqualTo(1);
        assertThat(unsent.oldestSeconds()).isGreaterThanOrEqualTo(3_600);
    }

    /** The sweep must carry an application on with its receipt: as a repayment in cash, it would pay twice. */
    @Test
    void givesAnApplicationBackWithItsReceipt() {
        AcceptedRepayment application = new AcceptedRepayment(
                "a",
                "client",
                "key",
                "h",
                "L-1",
                Payer.DEALER,
                new Money(Currency.getInstance("CNY"), 100),
                null,
                null,
                BackDating.NONE,
                new FromReceipt("receipt", true));
        new RepaymentLog(account).keep(application);

        assertThat(unsent.olderThan(Duration.ZERO, null, 9))
                .singleElement()
                .satisfies(found -> assertThat(found.acceptedAt(null)).isEqualTo(application));
    }
}
