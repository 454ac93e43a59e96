package floorplan.api.loan;

import floorplan.api.problem.ApiProblem;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;

/** A loan's version as an {@code ETag}. It changes with every change that a reader of the loan can see. */
public final class LoanVersion {
    /** Describes the header of a request that changes a loan. */
    public static final String IF_MATCH =
            "The loan's ETag, as GET of the loan and `dryRun` give it: the request is refused if the loan has another by then";

    /** A version that no loan has. */
    private static final long NONE = -1;

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private LoanVersion() {}

    public static String tag(long version) {
        return "\"" + version + "\"";
    }

    /**
     * The version that an {@code If-Match} header requires; null if any version will do.
     *
     * @throws ApiProblem if the header does not name exactly one ETag
     */
    public static @Nullable Long required(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            return null;
        }
        List<ETag> tags = ETag.parse(ifMatch);
        if (tags.size() != 1) {
            throw ApiProblem.invalid(HttpHeaders.IF_MATCH, "must be one ETag as GET of the loan gives it, or *");
        }
        ETag tag = tags.getFirst();
        if (tag.isWildcard()) {
            return null;
        }
        boolean ours = !tag.weak() && NUMBER.matcher(tag.tag()).matches();
        return ours ? Long.parseLong(tag.tag()) : NONE;
    }
}
