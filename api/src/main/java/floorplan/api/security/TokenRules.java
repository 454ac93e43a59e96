package floorplan.api.security;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/** Rules for the claims of a token, in addition to its signature, expiry and audience. */
@Component
class TokenRules implements OAuth2TokenValidator<Jwt> {
    static final String DEALER = "dealer_id";
    static final String MANUFACTURER = "manufacturer_id";

    private static final Pattern CLIENT = Pattern.compile("[!-~]{1," + Caller.LONGEST_CLIENT + "}");
    private static final Pattern PARTY = Pattern.compile("[!-~]{1,64}");

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        List<OAuth2Error> errors = problem(token).stream()
                .map(problem -> new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, problem, null))
                .toList();
        return OAuth2TokenValidatorResult.failure(errors);
    }

    private static Optional<String> problem(Jwt token) {
        Object dealer = token.getClaim(DEALER);
        Object manufacturer = token.getClaim(MANUFACTURER);
        if (token.getExpiresAt() == null) {
            return Optional.of("exp is missing: a token must expire");
        }
        if (!matches(CLIENT, token.getSubject())) {
            return Optional.of(
                    "sub must name the client in 1 to " + Caller.LONGEST_CLIENT + " printable ASCII characters");
        }
        if (dealer != null && manufacturer != null) {
            return Optional.of(DEALER + " and " + MANUFACTURER + " exclude each other");
        }
        // A token with an unreadable limit must not become a token without one.
        if ((dealer != null && !matches(PARTY, dealer)) || (manufacturer != null && !matches(PARTY, manufacturer))) {
            return Optional.of(DEALER + " or " + MANUFACTURER + " must be one id");
        }
        return Optional.empty();
    }

    private static boolean matches(Pattern pattern, @Nullable Object claim) {
        return claim instanceof String text && pattern.matcher(text).matches();
    }
}
