package floorplan.api;

import floorplan.console.ConsoleConfiguration;
import floorplan.runtime.account.AccountQueue;
import floorplan.runtime.accrual.Accruals;
import floorplan.runtime.cache.CacheConfiguration;
import floorplan.runtime.failure.FailureConfiguration;
import floorplan.runtime.receiptfile.ReceiptProfiles;
import floorplan.runtime.settings.ServerUsers;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.servlet.OAuth2ClientWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;

/** The HTTP process. */
@SpringBootApplication(
        proxyBeanMethods = false,
        // These would ask the identity provider at start-up. The console asks it when the first person signs in.
        exclude = {OAuth2ClientAutoConfiguration.class, OAuth2ClientWebSecurityAutoConfiguration.class})
@Import({
    Accruals.class,
    CacheConfiguration.class,
    ConsoleConfiguration.class,
    FailureConfiguration.class,
    ReceiptProfiles.class,
    ServerUsers.class
})
public class ApiApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(ApiApplication.class, arguments);
    }

    /**
     * Profile {@code account-queue}, on by default: this process also works the {@code account} queue. The repayments
     * that it starts then run here at once instead of being fetched by another process.
     */
    @Configuration(proxyBeanMethods = false)
    @Profile("account-queue")
    @Import(AccountQueue.class)
    static class ApiWithAccountQueue {}
}
