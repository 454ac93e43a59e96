package floorplan.api.repayment;

import floorplan.api.page.Cursor;
import floorplan.api.request.BodyFields;
import floorplan.store.repayment.RepaymentList.RepaymentPosition;
import floorplan.store.repayment.RepaymentViews.RepaymentView;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The cursor of a list of repayments. */
final class RepaymentCursor {
    private static final String BETWEEN = " ";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private RepaymentCursor() {}

    static RepaymentPosition read(@Nullable String cursor) {
        return Cursor.decode(cursor, RepaymentCursor::position, RepaymentCursor::write, RepaymentPosition.NEWEST);
    }

    static String write(RepaymentView repayment) {
        LocalDate valueDate = repayment.valueDate();
        return write(new RepaymentPosition(
                valueDate == null ? RepaymentPosition.NEWEST.valueDate() : valueDate,
                repayment.acceptedAt(),
                repayment.id()));
    }

    private static String write(RepaymentPosition position) {
        return position.valueDate() + BETWEEN + position.acceptedAt() + BETWEEN + position.id();
    }

    private static RepaymentPosition position(String written) {
        String[] parts = written.split(BETWEEN, 3);
        return new RepaymentPosition(
                Cursor.date(parts[0]), Cursor.instant(parts[1]), BodyFields.matching(ID, parts[2]));
    }
}
