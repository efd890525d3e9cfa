from newsroom.store import Store, open_store


def test_what_was_remembered_is_there_after_a_restart(store: Store) -> None:
    assert store.state.get("view") is None
    assert store.state.get("view", {"name": "since"}) == {"name": "since"}
    store.state.set("view", {"name": "all", "feeds": [1, 2], "tag": "芯片\udc80"})
    store.state.set("view", {"name": "held", "feeds": [], "tag": "芯片\udc80"})
    store.state.set("nothing", None)
    store.close()
    with open_store(store.path) as again:
        assert again.state.get("view") == {"name": "held", "feeds": [], "tag": "芯片\udc80"}
        assert again.state.get("nothing", 5) is None
