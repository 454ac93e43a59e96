package floorplan.bench.repayment;

import floorplan.worker.account.AccountQueue;
import floorplan.worker.payload.EncryptedPayloads;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Hosts the {@code account} queue in this process, as the API does, and beside it the naive workflow's on the same beans. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({AccountQueue.class, EncryptedPayloads.class})
class AccountHost {}
