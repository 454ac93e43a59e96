package floorplan.console.page;

import floorplan.console.operation.Asking;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;

/** The values that every page shows: who is signed in, where they may go, and the page's address in each language. */
@ControllerAdvice("floorplan.console")
class PageModel {
    private final Asking asking;

    PageModel(Asking asking) {
        this.asking = asking;
    }

    /** A page in the navigation. */
    public record Entry(String name, String path, boolean current) {}

    /** The page's address in another language. */
    public record OtherLanguage(String tag, String address) {}

    @ModelAttribute("person")
    @Nullable
    String person() {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        return person == null || person instanceof AnonymousAuthenticationToken ? null : person.getName();
    }

    @ModelAttribute("entries")
    List<Entry> entries(HttpServletRequest request) {
        if (person() == null) {
            return List.of();
        }
        return Arrays.stream(Section.values())
                .filter(section -> asking.may(section.operation()))
                .map(section -> new Entry(section.name(), section.path(), section.holds(request.getRequestURI())))
                .toList();
    }

    /** The notice on the page after an action. */
    @ModelAttribute("done")
    @Nullable
    DoneNotice done(HttpServletRequest request) {
        return DoneNotice.of(request.getParameter(DoneNotice.DONE), request.getParameter(DoneNotice.RUNNING));
    }

    @ModelAttribute("lang")
    String language(Locale preferred) {
        return Languages.nearest(preferred).toLanguageTag();
    }

    @ModelAttribute("languages")
    List<OtherLanguage> languages(HttpServletRequest request) {
        return Languages.ALL.stream()
                .map(language -> new OtherLanguage(
                        language.toLanguageTag(),
                        UriComponentsBuilder.fromPath(request.getRequestURI())
                                .query(request.getQueryString())
                                .replaceQueryParam("lang", language.toLanguageTag())
                                .build()
                                .toUriString()))
                .toList();
    }
}
