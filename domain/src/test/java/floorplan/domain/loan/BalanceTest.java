package floorplan.domain.loan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BalanceTest {

    private final Balance balance = new Balance(100, 30);

    @Test
    void owesWhatIsPostedAndNotPaid() {
        assertThat(balance.unpaid()).isEqualTo(70);
        assertThat(balance.post(5)).isEqualTo(new Balance(105, 30));
        assertThat(balance.pay(70)).isEqualTo(new Balance(100, 100));
        assertThat(balance.pay(-30)).isEqualTo(new Balance(100, 0));
    }

    @Test
    void refusesMoreThanIsUnpaidAndBackMoreThanWasPaid() {
        assertThatThrownBy(() -> balance.pay(71)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> balance.pay(-31)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void neverOverflowsSilently() {
        assertThatThrownBy(() -> new Balance(Long.MAX_VALUE, 0).post(1)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> balance.pay(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
    }
}
