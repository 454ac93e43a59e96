package floorplan.bench.credit;

import floorplan.runtime.payload.EncryptedPayloads;
import floorplan.worker.credit.CreditQueue;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The worker's own listener of credit messages in this process, with all of its beans. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({CreditQueue.class, EncryptedPayloads.class})
class CreditHost {}
