package floorplan.provider;

import floorplan.devstack.TokenRole;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/** The users of the local system, each with a role of {@code make token}. */
final class People {
    private final Map<String, String> roles;

    People(String dealer) {
        roles = Map.of("operator", "operator", "finance", "finance", "auditor", "reader", "dealer", "dealer:" + dealer);
    }

    UserDetailsService withPassword(String password) {
        List<UserDetails> users = roles.keySet().stream()
                .map(name ->
                        User.withUsername(name).password("{noop}" + password).build())
                .toList();
        return new InMemoryUserDetailsManager(users);
    }

    /** The claims of a user's access token that say what it may do. */
    Map<String, String> rightsOf(String user) {
        return TokenRole.rights(roles.getOrDefault(user, ""));
    }
}
