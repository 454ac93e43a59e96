package floorplan.api;

import floorplan.runtime.account.AccountQueue;
import floorplan.runtime.accrual.Accruals;
import floorplan.runtime.cache.CacheConfiguration;
import floorplan.runtime.failure.FailureConfiguration;
import floorplan.runtime.receiptfile.ReceiptProfiles;
import floorplan.runtime.settings.ServerUsers;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;

/** The HTTP process. */
@SpringBootApplication(proxyBeanMethods = false)
@Import({Accruals.class, CacheConfiguration.class, FailureConfiguration.class, ReceiptProfiles.class, ServerUsers.class
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
