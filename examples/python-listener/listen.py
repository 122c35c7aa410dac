#!/usr/bin/env python3
"""Tells what happens to tasks, as it happens, by the plain WebSocket. What it misses while it is away it hears later."""

import json
import os
import random
import sys
import time

from plain_socket import Closed, PlainSocket, Refused

URL = os.environ.get("LOCKSTEP_URL", "http://127.0.0.1:4747")
TOKEN = os.environ.get("LOCKSTEP_TOKEN")


def say(words):
    print(words, flush=True)


def describe(event):
    """One line for each of the three messages; None for the others (projects and so on)."""
    kind = event["type"]
    who = event["actor"].get("client") or event["actor"]["name"] if "actor" in event else ""
    if kind == "task_created":
        return f"{event['seq']} {who} added “{event['task']['title']}”"
    if kind == "task_updated":
        return f"{event['seq']} {who} changed “{event['task']['title']}” ({', '.join(event['changed'])})"
    if kind == "task_deleted":
        return f"{event['seq']} {who} deleted “{event['task_title']}”"
    return None


class Listener:
    """Knows how far it has got: the last seq of the personal workspace, and the epoch it belongs to."""

    def __init__(self):
        self.epoch = None
        self.seq = None
        self.workspace_id = None
        self.failures = 0

    def address(self):
        query = "" if self.seq is None else f"?since={self.seq}&epoch={self.epoch}"
        return URL.replace("http", "ws", 1) + "/ws/tasks/me" + query

    def take(self, event):
        kind = event["type"]
        if kind == "ready":
            self.failures = 0
            self.workspace_id = event["workspace_id"]
            if self.seq is None:
                self.epoch, self.seq = event["epoch"], event["head"]
            say(f"-- live, at {self.seq}")
        elif event.get("workspace_id") != self.workspace_id:
            return  # another workspace has numbers of its own
        elif kind == "reset":
            # What was heard before no longer leads here: whoever keeps a copy fetches the tasks anew now.
            self.epoch, self.seq = event["epoch"], event["head"]
            say(f"-- begun anew at {self.seq}: {event['reason']}")
        elif "seq" in event:
            if event["seq"] != self.seq + 1:
                raise Closed  # something is missing: come back, and hear it
            self.seq = event["seq"]
            if line := describe(event):
                say(line)

    def listen_once(self):
        with PlainSocket(self.address(), {"Authorization": f"Bearer {TOKEN}"}) as messages:
            for text in messages:
                self.take(json.loads(text))

    def listen(self):
        """Listens until the server says that coming back is of no use; answers why."""
        while True:
            try:
                self.listen_once()
            except Refused as refused:
                if refused.status < 500 and refused.status != 429:
                    return str(refused)
            except Closed as closed:
                if closed.code >= 4500:
                    return str(closed)
            except OSError:
                pass  # nobody is there, or no longer
            say("-- reconnecting")
            time.sleep(random.uniform(0, min(30, 0.25 * 2**self.failures)))
            self.failures += 1


if __name__ == "__main__":
    if TOKEN is None:
        sys.exit('Set LOCKSTEP_TOKEN, from: npx lockstep token create --name "Python" --scope tasks:read')
    try:
        sys.exit(Listener().listen())
    except KeyboardInterrupt:
        pass
