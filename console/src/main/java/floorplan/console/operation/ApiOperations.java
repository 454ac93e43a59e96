package floorplan.console.operation;

import java.time.ZoneId;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The API's operations, carried out in this process on behalf of the signed-in person. The console has no other way to
 * data, so every rule of access and every limit of the API holds for its pages too.
 */
public interface ApiOperations {
    /**
     * The person of an access token, as the API knows them.
     *
     * @throws AuthenticationException if the API does not accept the token;
     *     {@link org.springframework.security.authentication.AuthenticationServiceException} if the token cannot be
     *     checked now
     */
    Authentication person(String accessToken);

    /** True if the person may call an operation, such as {@code GET /v1/loans/{id}}. */
    boolean may(Authentication person, String operation);

    /**
     * Answers a request, as the API would over HTTP.
     *
     * @param page the request of the page that asks
     */
    ApiAnswer ask(ServletRequestAttributes page, Authentication person, ApiRequest request);

    /**
     * Answers a request. A successful answer goes to the browser while it is written, so it may have any length.
     *
     * @param page the request of the page, whose response is sent
     * @return the answer; its body is empty if it was sent
     */
    ApiAnswer send(ServletRequestAttributes page, Authentication person, ApiRequest request);

    /** The zone of the business dates. */
    ZoneId businessZone();
}
