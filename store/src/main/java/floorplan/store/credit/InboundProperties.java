package floorplan.store.credit;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Envelope;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.support.DefaultMessagePropertiesConverter;

/**
 * Converts only the properties that the credit side reads, and no header. Other properties of a message cannot make the
 * conversion fail.
 */
public final class InboundProperties extends DefaultMessagePropertiesConverter {
    private static final InboundProperties CONVERTER = new InboundProperties();

    static MessageProperties of(BasicProperties source, Envelope envelope) {
        return CONVERTER.toMessageProperties(source, envelope, "UTF-8");
    }

    @Override
    public MessageProperties toMessageProperties(BasicProperties source, @Nullable Envelope envelope, String charset) {
        BasicProperties read = new BasicProperties.Builder()
                .messageId(source.getMessageId())
                .type(source.getType())
                .timestamp(source.getTimestamp())
                .build();
        return super.toMessageProperties(read, envelope, charset);
    }
}
