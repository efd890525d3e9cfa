"""Keys reach what the keys before them open, all of them and in the order they were typed.

Where no text has the cursor the app runs a key at once, and holds those behind it until its turn is over:
until the cursor stands where the command put it, the screen that it pushed takes keys, and what it waits for
has come. Else the letters behind `/` would be commands on the desk. Keys are held until the desk stands, too.

Out of a text it is less simple. Textual hands each key to the widget that has the focus when the key is taken
from the terminal, and the widget gets it when its turn comes. Keys behind the one that opens an editor so lie
in two queues: some in that of the widget, from where they wander up to the app, and later ones in that of the
editor's draft, which is quicker. While an editor opens the app therefore collects those that wander up, holds
those that come, and lets all of them go once a message behind the former has wandered up too and the cursor
stands in the draft.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from textual import events
from textual.message import Message

if TYPE_CHECKING:
    from textual.app import App
    from textual.message_pump import MessagePump

PATIENCE = 2.0
"""Seconds after which keys are let go whatever happened: the widget that had the focus may be gone."""
SHORT_PATIENCE = 0.4
"""Seconds that keys wait for what a command does beside the screen: it may open a box to type in."""

Typed = events.Key | events.Paste


@runtime_checkable
class TakesTyped(Protocol):
    """A widget that is no text and knows where what is typed or pasted on it belongs."""

    def take_typed(self, event: Typed) -> bool:
        """Take what is no command; return whether anything was done, at once."""


@runtime_checkable
class TakesAnyKey(Protocol):
    """A screen that asks for a key, and gets that by which one leaves the desk as well."""

    def take_key(self, key: str) -> None:
        """Take the key that was pressed."""


class KeysPassed(Message):
    """All keys that a widget was given before have wandered up to the app."""

    bubble = True


class EditorReady(Message):
    """The cursor stands in a draft, or nobody waits for that any longer."""

    def __init__(self, late: int = 0) -> None:
        """Tell of it; `late` is the turn that is given up."""
        super().__init__()
        self.late = late


class TurnOver(Message):
    """What a key began is done as far as keys behind it are concerned."""

    def __init__(self, turn: int) -> None:
        """Tell of it."""
        super().__init__()
        self.turn = turn


class TurnPassed(TurnOver):
    """All that a widget sent on account of a key has wandered up to the app."""

    bubble = True


class TypeAhead:
    """Holds keys while what they are meant for opens."""

    def __init__(self, app: App[Any]) -> None:
        """Hold nothing yet."""
        self._app = app
        self._wandered: list[Typed] = []
        self._held: list[Typed] = []
        self._holds = self._passed = self._ready = False
        self._turn = 0
        self._turns: set[int] = set()
        self._works: set[int] = set()
        self._screens: set[int] = set()
        self._last = 0

    def begin(self, focused: MessagePump) -> None:
        """Hold what is typed from now on; to be called before the editor's screen is in front.

        Args:
            focused: The widget that keys went to up to now.
        """
        self._holds = True
        self._passed = self._ready = False
        self._turn += 1
        turn = self._turn
        barrier = KeysPassed()
        # Textual ends the way up at whoever sent a message; nothing comes after the app.
        barrier.set_sender(self._app)
        focused.post_message(barrier)
        self._app.set_timer(PATIENCE, lambda: self._app.post_message(EditorReady(turn)))

    def take_turn(self, patience: float = 0) -> int:
        """Hold what is typed until this turn is over.

        Args:
            patience: Seconds after which it is over whatever happened; 0 if nothing can happen to it.

        Returns:
            Its number, for `end_turn`.
        """
        self._last = turn = self._last + 1
        self._turns.add(turn)
        if patience:
            self._app.set_timer(patience, lambda: self._app.post_message(TurnOver(turn)))
        return turn

    def take_work(self, patience: float | None = None) -> int:
        """Hold what is typed until something is done beside the app, a moment at most, or a screen comes.

        Args:
            patience: Seconds of that moment; None: `SHORT_PATIENCE`.
        """
        turn = self.take_turn(SHORT_PATIENCE if patience is None else patience)
        self._works.add(turn)
        return turn

    def end_turn(self, turn: int) -> None:
        """Have a turn be over once the app has done what it was asked to up to now."""
        self._app.post_message(TurnOver(turn))

    def screen_changed(self, screen: MessagePump) -> None:
        """Hold what is typed until a screen that was put in front has its cursor where it wants it."""
        # A command that waits for an answer of the screen would be waited for in vain.
        self._turns -= self._works
        self._works.clear()
        turn = self.take_turn(PATIENCE)
        self._screens.add(turn)
        if not screen.call_later(self.end_turn, turn):
            self.end_turn(turn)

    def over(self, turn: int) -> list[Typed]:
        """Note that a turn is over; return what may go now."""
        self._turns.discard(turn)
        self._works.discard(turn)
        self._screens.discard(turn)
        return self._let_go()

    @property
    def holding(self) -> bool:
        """Keys are held."""
        return self._holds or bool(self._turns)

    @property
    def opening(self) -> bool:
        """A screen was put in front that does not take keys yet."""
        return bool(self._screens)

    def hold(self, event: Typed) -> bool:
        """Hold a key that comes from the terminal, if keys are held."""
        if self.holding:
            self._held.append(event)
        return self.holding

    def hold_again(self, typed: list[Typed]) -> None:
        """Hold keys that were let go and did not get their turn: one before them opened something."""
        self._held = [*typed, *self._held]

    def collect(self, event: Typed) -> bool:
        """Take a key that is meant for what is in front now and went to what was before, if keys are held."""
        if self._holds:
            self._wandered.append(again(event))
        return self._holds

    @property
    def working(self) -> bool:
        """A command is at work that may open what the keys behind it are for."""
        return bool(self._works)

    def keep(self, event: Typed) -> bool:
        """Take a key that a text was given and that is not for it, if keys are held."""
        if self.holding:
            self._wandered.append(again(event))
        return self.holding

    def passed(self) -> list[Typed]:
        """Note that the keys of before have come; return what may go now."""
        self._passed = True
        return self._let_go()

    def ready(self, late: int = 0) -> list[Typed]:
        """Note that the editor takes keys; return what may go now.

        Args:
            late: The turn that is given up, if its time is over; a later one is not touched.
        """
        if late and late != self._turn:
            return []
        self._ready = True
        self._passed = self._passed or bool(late)
        return self._let_go()

    def _let_go(self) -> list[Typed]:
        if self._turns or (self._holds and not (self._passed and self._ready)):
            return []
        typed = [*self._wandered, *self._held]
        self._wandered, self._held, self._holds = [], [], False
        return typed


def again(event: Typed) -> Typed:
    """Return the same key or paste, as if it came from the terminal only now."""
    if isinstance(event, events.Paste):
        return events.Paste(event.text)
    return events.Key(event.key, event.character)
