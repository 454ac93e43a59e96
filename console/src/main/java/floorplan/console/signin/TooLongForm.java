package floorplan.console.signin;

/** The fields of a form are longer than those of any form of the console. */
final class TooLongForm extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
