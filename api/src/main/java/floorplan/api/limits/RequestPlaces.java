package floorplan.api.limits;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.WebUtils;

/**
 * Gives a request a place among the requests of its kind. The request takes it after every check that needs no body and
 * after the body has arrived, so a slow client holds nobody up. Files are the exception, because they are processed
 * while they arrive.
 */
@Component
class RequestPlaces implements WebMvcConfigurer, HandlerInterceptor {
    /**
     * Memory is taken in blocks of this many bytes. The first block of a request also counts for its thread and
     * buffers.
     */
    private static final int BLOCK = 64 * 1024;

    private static final Duration NONE = Duration.ZERO;
    private static final Duration SHORT = Duration.ofSeconds(5);

    private final LimitSettings settings;
    private final Map<RequestKind, ClientShares> places = new EnumMap<>(RequestKind.class);
    private final ClientShares memory;

    RequestPlaces(LimitSettings settings) {
        this.settings = settings;
        memory = shares((int) (settings.memory().toBytes() / BLOCK), SHORT);
        places.put(RequestKind.READ, shares(settings.reads(), NONE));
        places.put(RequestKind.WRITE, shares(settings.writes(), NONE));
        places.put(RequestKind.FILE, shares(settings.files(), NONE));
        places.put(RequestKind.STREAM, shares(settings.streams(), NONE));
        // The Temporal UI asks for all payloads of a page at once.
        places.put(RequestKind.CODEC, shares(settings.codecs(), SHORT));
        places.put(RequestKind.OPEN, shares(settings.open(), NONE));
    }

    private ClientShares shares(int all, Duration patience) {
        return new ClientShares(all, settings.shareOf(all), patience);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(Ordered.LOWEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        LimitedRequest limited = WebUtils.getNativeRequest(request, LimitedRequest.class);
        // The second dispatch, of an error page, has no limited request: the first dispatch took the place.
        if (limited != null) {
            RequestKind kind = RequestKind.of(request, handler);
            if (takesBody(handler)) {
                DataSize most = kind == RequestKind.CODEC ? settings.payloads() : settings.body();
                limited.receive(most, memory, BLOCK);
            }
            limited.take(Objects.requireNonNull(places.get(kind)));
        }
        return true;
    }

    private static boolean takesBody(Object handler) {
        return handler instanceof HandlerMethod method
                && Arrays.stream(method.getMethodParameters())
                        .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
    }
}
