/** What the bodies of requests have in common. */
@NullMarked
package floorplan.api.request;

import org.jspecify.annotations.NullMarked;
