/** The connections, exchange and queues that must exist in RabbitMQ before a message is published or taken. */
@NullMarked
package floorplan.worker.messaging;

import org.jspecify.annotations.NullMarked;
