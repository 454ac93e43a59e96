package floorplan.console.signin;

/** The fields of a form are longer than any form of the console is. */
final class TooLongForm extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
