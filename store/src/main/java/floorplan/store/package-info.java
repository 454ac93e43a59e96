/** Every SQL statement, Redis command and message to RabbitMQ, by feature. */
@NullMarked
package floorplan.store;

import org.jspecify.annotations.NullMarked;
