"""Why: each kind has its entry, in the words of its rule."""

from __future__ import annotations

from site_builder.model import Kind
from site_builder.settings import Settings
from site_builder.site.why import ARTICLES, Rule, why_page
from tests.plans import settings_of


def rules(settings: Settings | None = None) -> list[Rule]:
    return why_page(settings or Settings()).values["rules"]  # type: ignore[return-value]


def test_every_kind_and_every_move_is_an_anchor_once() -> None:
    anchors = [anchor for rule in rules() for anchor in rule.anchors]
    assert sorted(anchors) == sorted([*Kind, "days", "busy", "pace", "load"])


def test_every_rule_has_words_and_an_article() -> None:
    assert [rule.title for rule in rules() if not rule.title or not rule.body or rule.article not in ARTICLES] == []


def test_every_article_is_named() -> None:
    assert {rule.article.title for rule in rules()} == {article.title for article in ARTICLES}


def test_words_are_those_of_the_rule() -> None:
    [silence] = [rule for rule in rules() if "second-message" in rule.anchors]
    assert silence.title == "Second message, next message, one more shot"
    assert silence.lead == ("Your attempts met silence, so try again.",)


def test_no_entry_speaks_of_the_specification() -> None:
    assert [rule.title for rule in rules() if "SPEC" in " ".join((*rule.lead, *sum(rule.body, ())))] == []


def test_numbers_are_those_of_the_settings() -> None:
    own = settings_of("playbooks: {sales: {waits: [4, 8], thank_within: never}}\ncircles: {guild: {every: 12 weeks}}\n")
    values = why_page(own).values
    assert ("sales", "work", "1", "never", "4, 8", "4 / 6", "3", "3 months", "2") in values["playbooks"]  # type: ignore[operator]
    assert ("guild", "12 weeks", "default") in values["circles"]  # type: ignore[operator]
