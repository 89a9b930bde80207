"""Publishing privately: one file that nobody can read without a passphrase (SPEC 10). It fails closed."""


class CannotPublish(Exception):
    """Why nothing was published, and what to do: the output is as it was before."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
