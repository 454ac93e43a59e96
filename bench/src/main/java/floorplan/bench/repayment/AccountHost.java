package floorplan.bench.repayment;

import floorplan.runtime.account.AccountQueue;
import floorplan.runtime.payload.EncryptedPayloads;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * Works the other contenders' repayments in this process, each from a queue of its own, with the beans that the API
 * uses for Floorplan's repayments.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({AccountQueue.class, EncryptedPayloads.class, FloorSteps.class, OutboxHost.class})
class AccountHost {}
