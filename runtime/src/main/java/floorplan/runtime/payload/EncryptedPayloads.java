package floorplan.runtime.payload;

import io.temporal.common.converter.CodecDataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.spring.boot.WorkflowImplementationOptionsCustomizer;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Encrypts the payloads that this process gives to Temporal: arguments, results, memos, summaries, details, and the
 * messages of failures, which may quote any of these. Ids, types and search attributes stay in the clear.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PayloadKeys.class)
public class EncryptedPayloads {
    @Bean
    public CodecDataConverter dataConverter(PayloadKeys keys) {
        return new CodecDataConverter(
                DefaultDataConverter.newDefaultInstance(), List.of(new PayloadEncryption(keys)), true);
    }

    @Bean
    OursOnly oursOnly() {
        return new OursOnly();
    }

    /** Makes a workflow with foreign input fail. By default it would be retried for ever. */
    @Bean
    WorkflowImplementationOptionsCustomizer foreignInputFails() {
        return (options, worker, workflow, method) -> options.setFailWorkflowExceptionTypes(ForeignInput.class);
    }
}
