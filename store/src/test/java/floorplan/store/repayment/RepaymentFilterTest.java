package floorplan.store.repayment;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RepaymentFilterTest {
    private static String amounts(@Nullable Long from, @Nullable Long to) {
        return new RepaymentFilter().amount(from, to).conditions();
    }

    @Test
    void asksForOneAmountByEqualityAndForARangeByItsBounds() {
        assertThat(amounts(null, null)).isEmpty();
        assertThat(amounts(5L, 5L)).isEqualTo("AND amount = :amount");
        assertThat(amounts(5L, 6L)).isEqualTo("AND amount >= :amountFrom AND amount <= :amountTo");
        assertThat(amounts(5L, null)).isEqualTo("AND amount >= :amountFrom");
    }

    @Test
    void keepsABoundThatEqualsTheDefaultOfTheOther() {
        assertThat(amounts(null, 0L)).isEqualTo("AND amount <= :amountTo");
        assertThat(amounts(Long.MAX_VALUE, null)).isEqualTo("AND amount >= :amountFrom");
    }
}
