"""Keys: what is sealed opens only in its own place; key files are never replaced by chance."""

from __future__ import annotations

import secrets
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.errors import ConfigurationError
from audit.store.keys import (
    PAD_TO,
    blind,
    dump_keys,
    new_keys,
    parse_keys,
    read_keys,
    seal,
    sealing_context,
    unseal,
    unwrap,
    wrap,
    write_keys,
)

KEY = secrets.token_bytes(32)
PLACE = sealing_context(uuid4(), uuid4(), 3, "lexsarah.rapport_received", "text")
ANY_TEXT = st.text(st.characters(codec="utf-8"))


@given(ANY_TEXT)
def test_sealed_words_come_back(text):
    """What is sealed is unsealed to the same text."""
    assert unseal(KEY, seal(KEY, text, PLACE), PLACE) == text


@given(st.text(st.characters(codec="ascii"), max_size=PAD_TO - 4))
def test_the_length_of_short_words_does_not_tell(text):
    """All texts that fit the same padding give ciphertexts of one length."""
    assert len(seal(KEY, text, PLACE)) == len(seal(KEY, "", PLACE))


def test_words_moved_to_another_place_do_not_open():
    """A ciphertext is bound to its log, ärende, version, topic and part."""
    log, arende = uuid4(), uuid4()
    sealed = seal(KEY, "ord", sealing_context(log, arende, 1, "a.b", "text"))
    others = [
        sealing_context(uuid4(), arende, 1, "a.b", "text"),
        sealing_context(log, uuid4(), 1, "a.b", "text"),
        sealing_context(log, arende, 2, "a.b", "text"),
        sealing_context(log, arende, 1, "a.c", "text"),
        sealing_context(log, arende, 1, "a.b", "namn"),
    ]

    for place in others:
        with pytest.raises(ConfigurationError):
            unseal(KEY, sealed, place)


def test_every_changed_bit_of_a_sealed_text_is_refused():
    """AES-GCM refuses a ciphertext in which any bit was changed."""
    sealed = seal(KEY, "ord", PLACE)

    for bit in range(0, len(sealed) * 8, 7):
        broken = bytearray(sealed)
        broken[bit // 8] ^= 1 << bit % 8
        with pytest.raises(ConfigurationError):
            unseal(KEY, bytes(broken), PLACE)


def test_a_wrapped_key_opens_only_for_its_own_arende():
    """The wrapping is bound to ärende and purpose."""
    keys, arende = new_keys(), uuid4()
    key_id, wrapped = wrap(keys, KEY, arende, "arende")

    assert unwrap(keys, key_id, wrapped, arende, "arende") == KEY
    for other, purpose in ((uuid4(), "arende"), (arende, "rapportor")):
        with pytest.raises(ConfigurationError):
            unwrap(keys, key_id, wrapped, other, purpose)


def test_a_successor_wraps_new_keys_and_still_opens_the_old():
    """After rotation both keys are known and the newer is the current one."""
    old, arende = new_keys(), uuid4()
    key_id, wrapped = wrap(old, KEY, arende, "arende")
    new = old.successor()

    assert new.current != old.current
    assert unwrap(new, key_id, wrapped, arende, "arende") == KEY


def test_keys_survive_their_file(tmp_path):
    """What is written is read back, and only its owner may read it."""
    keys, path = new_keys(), tmp_path / "keys" / "prov.json"
    write_keys(path, keys)

    assert read_keys(path) == keys
    assert path.stat().st_mode & 0o077 == 0


def test_a_key_file_is_never_written_over(tmp_path):
    """A second set of keys does not replace the first."""
    path = tmp_path / "prov.json"
    write_keys(path, new_keys())

    with pytest.raises(ConfigurationError):
        write_keys(path, new_keys())


def test_a_key_file_that_others_can_read_is_refused(tmp_path):
    """Open rights on the key file stop the start."""
    path = tmp_path / "prov.json"
    write_keys(path, new_keys())
    path.chmod(0o644)

    with pytest.raises(ConfigurationError, match="0600"):
        read_keys(path)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"current":"n1"}', dump_keys(new_keys())[:-9]])
def test_a_broken_key_file_is_refused(text):
    """Something missing or cut off is a clear error, never a shorter key."""
    with pytest.raises(ConfigurationError, match="trasig"):
        parse_keys(text)


def test_keys_are_not_shown_by_repr():
    """No secret reaches a log line through repr."""
    keys = new_keys()

    assert str(keys.signing) not in repr(keys)
    assert "wrapping" not in repr(keys)


@given(st.lists(ANY_TEXT, max_size=4), st.lists(ANY_TEXT, max_size=4))
def test_blinding_tells_lists_apart(one, other):
    """Two lists of parts have the same HMAC only when they are equal."""
    assert (blind(KEY, *one) == blind(KEY, *other)) == (one == other)
