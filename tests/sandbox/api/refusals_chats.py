"""Refused requests about chats: who is where, and what the bot may do there."""

SEND = {"chat_id": "{ada}", "text": "hello"}
TITLE = {"title": "New"}
ABOUT = {"description": "new"}
MOVED = "Bad Request: group chat was upgraded to a supergroup chat"
KICKED = "Forbidden: bot was kicked from the group chat"
OUTSIDE = "Forbidden: bot is not a member of the supergroup chat"
MUTED = "Bad Request: not enough rights to send text messages to the chat"
FILES = [
    ("sendLocation", {"latitude": "1", "longitude": "2"}, MUTED),
    ("sendDice", {}, "Bad Request: not enough rights to send dice to the chat"),
]

REFUSALS: list[tuple[str, dict[str, str], int, str]] = [
    ("sendMessage", SEND | {"chat_id": "12"}, 400, "Bad Request: chat not found"),
    ("sendMessage", SEND | {"chat_id": "-12"}, 400, "Bad Request: chat not found"),
    ("sendMessage", SEND | {"chat_id": "@nobody"}, 400, "Bad Request: chat not found"),
    ("sendMessage", SEND | {"chat_id": "@ada_l"}, 400, "Bad Request: chat not found"),
    ("sendMessage", SEND | {"chat_id": ""}, 400, "Bad Request: chat_id is empty"),
    ("sendMessage", SEND | {"chat_id": "{blocked}"}, 403, "Forbidden: bot was blocked by the user"),
    ("sendMessage", SEND | {"chat_id": "{gone}"}, 403, "Forbidden: user is deactivated"),
    ("sendMessage", SEND | {"chat_id": "{bob}"}, 403, "Forbidden: bot can't initiate conversation with a user"),
    ("sendMessage", SEND | {"chat_id": "{bot}"}, 403, "Forbidden: bot can't send messages to bots"),
    ("sendMessage", SEND | {"chat_id": "{kicked}"}, 403, KICKED),
    ("sendMessage", SEND | {"chat_id": "{banned}"}, 403, "Forbidden: bot was kicked from the supergroup chat"),
    ("sendMessage", SEND | {"chat_id": "{dropped}"}, 403, "Forbidden: bot was kicked from the channel chat"),
    ("sendMessage", SEND | {"chat_id": "{left}"}, 403, OUTSIDE),
    ("sendMessage", SEND | {"chat_id": "@open_lab"}, 403, OUTSIDE),
    ("sendMessage", SEND | {"chat_id": "{erased}"}, 403, "Forbidden: the group chat was deleted"),
    ("sendMessage", SEND | {"chat_id": "{channel}"}, 400,
     "Bad Request: need administrator rights in the channel chat"),
    ("sendMessage", SEND | {"chat_id": "{silent}"}, 400,
     "Bad Request: need administrator rights in the channel chat"),
    ("sendMessage", SEND | {"chat_id": "{muted}"}, 400, MUTED),
    *((method, params | {"chat_id": "{muted}"}, 400, text) for method, params, text in FILES),
    ("sendMessage", SEND | {"message_thread_id": "9"}, 400, "Bad Request: message thread not found"),
    ("sendMessage", SEND | {"chat_id": "{forum}", "message_thread_id": "1"}, 400,
     "Bad Request: message thread not found"),
    ("sendMessage", SEND | {"chat_id": "{forum}", "message_thread_id": "{closed}"}, 400, "Bad Request: TOPIC_CLOSED"),
    ("sendMessage", SEND | {"chat_id": "{hushed}"}, 400, "Bad Request: TOPIC_CLOSED"),
    ("sendChatAction", {"chat_id": "{ada}", "action": "thinking"}, 400,
     "Bad Request: wrong parameter action in request"),
    # a group that became a supergroup
    ("sendMessage", SEND | {"chat_id": "{migrated}"}, 400, MOVED),
    ("sendChatAction", {"chat_id": "{migrated}", "action": "typing"}, 400, MOVED),
    ("sendDice", {"chat_id": "{migrated}"}, 400, MOVED),
    ("getChatMember", {"chat_id": "{migrated}", "user_id": "{ada}"}, 400, MOVED),
    ("getChatAdministrators", {"chat_id": "{migrated}"}, 400, MOVED),
    ("getChatMemberCount", {"chat_id": "{migrated}"}, 400, MOVED),
    ("setChatTitle", TITLE | {"chat_id": "{migrated}"}, 400, MOVED),
    ("leaveChat", {"chat_id": "{migrated}"}, 400, MOVED),
    ("banChatMember", {"chat_id": "{migrated}", "user_id": "{bob}"}, 400, MOVED),
    ("deleteMessage", {"chat_id": "{migrated}", "message_id": "1"}, 400, MOVED),
    ("editMessageText", {"chat_id": "{migrated}", "message_id": "1", "text": "x"}, 400, MOVED),
    ("setMyCommands", {"commands": "[]", "scope": '{"type": "chat", "chat_id": {migrated}}'}, 400, MOVED),
    # what the bot may learn
    ("getChat", {"chat_id": "12"}, 400, "Bad Request: chat not found"),
    ("getChat", {"chat_id": "{kicked}"}, 403, KICKED),
    ("getChat", {"chat_id": "{left}"}, 403, OUTSIDE),
    ("getChatMember", {"chat_id": "{forum}", "user_id": "5"}, 400, "Bad Request: PARTICIPANT_ID_INVALID"),
    ("getChatMember", {"chat_id": "{forum}", "user_id": "0"}, 400, "Bad Request: invalid user_id specified"),
    ("getChatMember", {"chat_id": "{ada}", "user_id": "{bob}"}, 400, "Bad Request: member not found"),
    ("getChatMember", {"chat_id": "{channel}", "user_id": "{ada}"}, 400,
     "Bad Request: member list is inaccessible"),
    ("getChatAdministrators", {"chat_id": "{channel}"}, 400, "Bad Request: member list is inaccessible"),
    ("getChatAdministrators", {"chat_id": "{ada}"}, 400,
     "Bad Request: there are no administrators in the private chat"),
    ("getChatMemberCount", {"chat_id": "{left}"}, 403, OUTSIDE),
    ("leaveChat", {"chat_id": "{ada}"}, 400, "Bad Request: chat member status can't be changed in private chats"),
    ("leaveChat", {"chat_id": "{kicked}"}, 403, KICKED),
    # title and description
    ("setChatTitle", TITLE | {"chat_id": "{ada}"}, 400, "Bad Request: can't change private chat title"),
    ("setChatTitle", TITLE | {"chat_id": "{lab}"}, 400, "Bad Request: not enough rights to change chat title"),
    ("setChatTitle", {"chat_id": "{ruled}", "title": " "}, 400, "Bad Request: title must be non-empty"),
    ("setChatTitle", {"chat_id": "{ruled}", "title": "x" * 129}, 400,
     "Bad Request: the title has 129 characters, Telegram cuts it to 128"),
    ("setChatDescription", ABOUT | {"chat_id": "{ada}"}, 400, "Bad Request: can't change private chat description"),
    ("setChatDescription", ABOUT | {"chat_id": "{lab}"}, 400,
     "Bad Request: not enough rights to set chat description"),
    ("setChatDescription", {"chat_id": "{ruled}"}, 400, "Bad Request: chat description is not modified"),
    ("setChatDescription", {"chat_id": "{ruled}", "description": "x" * 256}, 400,
     "Bad Request: CHAT_ABOUT_TOO_LONG"),
]  # fmt: skip
