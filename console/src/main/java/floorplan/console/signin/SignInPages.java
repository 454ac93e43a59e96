package floorplan.console.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The pages of people who are not signed in, or no longer. */
@Controller
class SignInPages {
    private final Sessions sessions;
    private final IdentityProvider provider;

    SignInPages(Sessions sessions, IdentityProvider provider) {
        this.sessions = sessions;
        this.provider = provider;
    }

    /**
     * Ends the session here and leads on to the provider, whose session ends too. A page leads there, because a
     * redirect of a form to another site would need an exception in the content policy.
     */
    @PostMapping("/console/sign-out")
    String signOut(HttpServletRequest request, HttpServletResponse response, Model model) {
        model.addAttribute(
                "next",
                sessions.find(request)
                        .flatMap(session -> provider.logout(request, session.idToken(), SignInSecurity.SIGNED_OUT))
                        .orElse(SignInSecurity.SIGNED_OUT));
        sessions.end(request, response);
        return "console/leaving";
    }

    @GetMapping(SignInSecurity.SIGNED_OUT)
    String signedOut() {
        return "console/signed-out";
    }

    @GetMapping(SignInSecurity.FAILED)
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    String failed() {
        return "console/sign-in-failed";
    }

    /** A form that another site has sent, or one of a session that has ended. */
    @RequestMapping(SignInSecurity.REFUSED)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String refused() {
        return "console/refused";
    }

    /** Has no part of the layout, which may be what failed. */
    @RequestMapping(SignInSecurity.BROKEN)
    @ResponseStatus(HttpStatus.INTERNAL_SERVER_ERROR)
    String broken() {
        return "console/broken";
    }
}
