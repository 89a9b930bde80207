"""`followup serve`: build, watch, serve; what users leave running all day."""

from __future__ import annotations

import gc
import re
import webbrowser
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder.cli import FINE, Stop
from site_builder.cli.book import the_day, the_notebook
from site_builder.cli.build import output_folder, output_option
from site_builder.cli.dress import Dressed
from site_builder.cli.options import today_option
from site_builder.cli.progress import Progress
from site_builder.cli.report import report, summary
from site_builder.cli.terminal import say
from site_builder.notebook.dress import theme_of
from site_builder.notebook.folder import Notebook
from site_builder.notebook.output import NotOurs
from site_builder.site.words import count

if TYPE_CHECKING:
    from site_builder.serve.hints import FileEvents, NoEvents
    from site_builder.serve.inputs import Inputs
    from site_builder.serve.lock import Lock
    from site_builder.serve.server import Board
    from site_builder.serve.watch import Watch

PORT = 8710
LAST_PORT = 65535
NEW_OBJECTS = 200_000  # a save of thousands of people makes fewer: so none waits while garbage is looked for


def arguments(parser: ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--port", metavar="N", type=_port, default=PORT, help=f"where to listen; else {PORT}")
    parser.add_argument("--open", action="store_true", help="open the site in your browser")
    parser.add_argument("--poll", action="store_true", help="look every 2 s instead of waiting for file events")
    today_option(parser)
    output_option(parser)


def _port(text: str) -> int:
    """A port's number; 0 is any that is free."""
    if not re.fullmatch(r"[0-9]{1,5}", text) or int(text) > LAST_PORT:
        raise ArgumentTypeError(f'"{text}" is no port: it is a number up to {LAST_PORT}')
    return int(text)


def run(args: Namespace) -> int:
    """Build the site, watch the notebook, and serve the site to this machine alone.

    A save shows in the browser at once. Ctrl-C ends it.
    """
    from site_builder.serve.lock import Lock, TakenError

    notebook = the_notebook(args)
    try:
        with Lock(notebook.root) as lock:
            _serve(args, notebook, lock)
    except TakenError as taken:
        raise Stop(str(taken)) from None
    except NotOurs as refusal:
        raise Stop(str(refusal)) from None
    except KeyboardInterrupt:
        say(args, "stopped")
    return FINE


def _serve(args: Namespace, notebook: Notebook, lock: Lock) -> None:
    from site_builder.serve.clock import SystemClock, in_words
    from site_builder.serve.port import listen
    from site_builder.serve.server import Board

    board, clock, progress = Board(), SystemClock(), Progress(args)
    server = listen(board, args.port, lambda line: say(args, line))
    lock.tell(server.address)
    watch = _watch(args, notebook, board, progress)
    started = clock.running()
    problems = watch.start()
    gc.freeze()  # the notebook as read stays for long: looking through it for garbage would slow down every save
    gc.set_threshold(NEW_OBJECTS)
    gc.enable()
    progress.stop()
    server.start()
    report(args, problems, [file.path for file in notebook.tree.contacts])
    people = count(len(notebook.tree.contacts), "note")
    wrong = f"; {told}" if (told := summary(problems)) else ""
    took = in_words(clock.running() - started)
    say(args, f"serving {server.address}, built from {people} in {took}{wrong}. Ctrl-C ends it")
    if args.open:
        webbrowser.open(server.address)
    while True:
        watch.turn()


def _watch(args: Namespace, notebook: Notebook, board: Board, progress: Progress) -> Watch:
    """The loop with everything it needs: the notebook's files, its events, the clock, and where a build is shown."""
    from site_builder.serve.clock import SystemClock
    from site_builder.serve.compare import Comparison
    from site_builder.serve.inputs import Inputs
    from site_builder.serve.rebuild import Rebuilder
    from site_builder.serve.stage import Stage
    from site_builder.serve.watch import Watch

    output, clock = output_folder(args, notebook), SystemClock()

    def dress_of(root: Path, theme: str) -> Dressed:
        return Dressed(theme_of(root, theme), progress)

    stage = Stage(board, output, notebook.root)
    builder = Rebuilder(notebook, dress_of, fixed_day=args.today is not None, first=stage.begin)
    inputs = Inputs(notebook.root, lambda: builder.settings, output)

    def today() -> date:
        return the_day(args, builder.settings)

    def later() -> str:
        wanted = output_folder(args, replace(notebook, settings=builder.settings))
        return "" if wanted == output else f"the site stays in {output}; it goes to {wanted} with the next start"

    return Watch(
        comparison=Comparison(inputs, clock),
        events=_events(args, notebook.root, inputs),
        clock=clock,
        today=today,
        builder=builder,
        stage=stage,
        say=lambda text: _say(args, text),
        polling=args.poll,
        later=later,
        others_at_work=inputs.git_is_at_work,
    )


def _events(args: Namespace, root: Path, inputs: Inputs) -> FileEvents | NoEvents:
    from site_builder.serve.hints import FileEvents, NoEvents, kind_without_events

    if args.poll:
        return NoEvents()
    if kind := kind_without_events(root):
        return NoEvents(f"this folder is on {kind}, which has none")
    return FileEvents(inputs.folders, inputs.wakes)


def _say(args: Namespace, text: str) -> None:
    for line in text.split("\n"):
        say(args, line)
