"""Records from the columns that hold them; a decoder is made once and used for every row."""

from __future__ import annotations

import msgspec

from wasata.model.actors import Actor
from wasata.model.articles import Article
from wasata.model.assertions import Assertion
from wasata.model.pages import Given, Page

decode_article = msgspec.json.Decoder(Article).decode
decode_assertion = msgspec.json.Decoder(Assertion).decode
decode_actor = msgspec.json.Decoder(Actor).decode
decode_page = msgspec.json.Decoder(Page).decode
decode_given = msgspec.json.Decoder(Given).decode
decode_minima = msgspec.msgpack.Decoder(tuple[int, ...]).decode
