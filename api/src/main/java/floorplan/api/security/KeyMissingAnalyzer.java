package floorplan.api.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Names the settings to make, instead of a stack trace. */
final class KeyMissingAnalyzer extends AbstractFailureAnalyzer<KeyMissing> {
    @Override
    protected FailureAnalysis analyze(Throwable failure, KeyMissing cause) {
        return new FailureAnalysis(cause.getMessage(), """
                        Set one of
                          spring.security.oauth2.resourceserver.jwt.issuer-uri           the address of your identity provider
                          spring.security.oauth2.resourceserver.jwt.jwk-set-uri          the address of its keys
                          spring.security.oauth2.resourceserver.jwt.public-key-location  an RSA public key in PEM: file:… or base64:…
                        See docs/settings.md.""", cause);
    }
}
