"""Refused changes of forum topics and of people's standing."""

OPEN = {"chat_id": "{hub}", "message_thread_id": "{open}"}
SHUT = {"chat_id": "{hub}", "message_thread_id": "{shut}"}
BAN = {"chat_id": "{hub}", "user_id": "{bob}"}
RESTRICT = BAN | {"permissions": '{"can_send_messages": false}'}
NO_FORUM = "Bad Request: the chat is not a forum"
RIGHTS = "Bad Request: not enough rights to restrict/unrestrict chat member"
BROAD = "Bad Request: method is available for supergroup and channel chats only"
SAME = "Bad Request: TOPIC_NOT_MODIFIED"
UNKNOWN = "Bad Request: TOPIC_ID_INVALID"
OWNER = "Bad Request: can't remove chat owner"

REFUSALS: list[tuple[str, dict[str, str], int, str]] = [
    ("createForumTopic", {"chat_id": "{lab}", "name": "x"}, 400, NO_FORUM),
    ("createForumTopic", {"chat_id": "{ada}", "name": "x"}, 400, NO_FORUM),
    ("createForumTopic", {"chat_id": "{forum}", "name": "x"}, 400,
     "Bad Request: not enough rights to create a topic"),
    ("createForumTopic", {"chat_id": "{hub}", "name": " "}, 400, "Bad Request: title must be non-empty"),
    ("createForumTopic", {"chat_id": "{hub}", "name": "x" * 129}, 400,
     "Bad Request: the name has 129 characters, Telegram cuts it to 128"),
    ("createForumTopic", {"chat_id": "{hub}", "name": "x", "icon_color": "1"}, 400,
     "Bad Request: icon_color is 1, it must be one of 7322096, 16766590, 13338331, 9367192, 16749490, 16478047"),
    ("editForumTopic", OPEN | {"name": "Open"}, 400, SAME),
    ("editForumTopic", OPEN, 400, SAME),
    ("editForumTopic", OPEN | {"message_thread_id": "99", "name": "x"}, 400, UNKNOWN),
    ("editForumTopic", OPEN | {"message_thread_id": "-1", "name": "x"}, 400,
     "Bad Request: invalid message thread identifier specified"),
    ("editForumTopic", {"chat_id": "{forum}", "message_thread_id": "{closed}", "name": "x"}, 400,
     "Bad Request: not enough rights to edit the topic"),
    ("closeForumTopic", SHUT, 400, SAME),
    ("closeForumTopic", {"chat_id": "{forum}", "message_thread_id": "{closed}"}, 400,
     "Bad Request: not enough rights to close or open the topic"),
    ("reopenForumTopic", OPEN, 400, SAME),
    ("deleteForumTopic", OPEN | {"message_thread_id": "99"}, 400, UNKNOWN),
    ("deleteForumTopic", OPEN | {"message_thread_id": "1"}, 400, UNKNOWN),
    ("deleteForumTopic", {"chat_id": "{forum}", "message_thread_id": "{closed}"}, 400,
     "Bad Request: not enough rights to delete the topic"),
    ("editGeneralForumTopic", {"chat_id": "{hub}", "name": "General"}, 400, SAME),
    ("closeGeneralForumTopic", {"chat_id": "{lab}"}, 400, NO_FORUM),
    ("reopenGeneralForumTopic", {"chat_id": "{hub}"}, 400, SAME),
    ("hideGeneralForumTopic", {"chat_id": "{forum}"}, 400,
     "Bad Request: not enough rights to close or open the topic"),
    ("unhideGeneralForumTopic", {"chat_id": "{hub}"}, 400, SAME),
    # people
    ("banChatMember", BAN | {"chat_id": "{ada}", "user_id": "{ada}"}, 400,
     "Bad Request: can't ban members in private chats"),
    ("banChatMember", BAN | {"chat_id": "{forum}"}, 400, RIGHTS),
    ("banChatMember", BAN | {"chat_id": "{group}"}, 400, "Bad Request: CHAT_ADMIN_REQUIRED"),
    ("banChatMember", BAN | {"user_id": "5"}, 400, "Bad Request: PARTICIPANT_ID_INVALID"),
    ("banChatMember", BAN | {"user_id": "-5"}, 400, "Bad Request: invalid user_id specified"),
    ("banChatMember", BAN | {"user_id": "{ada}"}, 400, OWNER),
    ("banChatMember", BAN | {"user_id": "{dan}"}, 400, "Bad Request: user is an administrator of the chat"),
    ("banChatMember", BAN | {"user_id": "{bot}"}, 400, "Bad Request: can't restrict self"),
    ("unbanChatMember", BAN | {"chat_id": "{group}"}, 400, BROAD),
    ("unbanChatMember", BAN | {"chat_id": "{forum}"}, 400, RIGHTS),
    ("unbanChatMember", BAN | {"user_id": "{ada}"}, 400, OWNER),
    ("restrictChatMember", RESTRICT | {"chat_id": "{group}"}, 400,
     "Bad Request: method is available only for supergroups"),
    ("restrictChatMember", RESTRICT | {"chat_id": "{forum}"}, 400, RIGHTS),
    ("restrictChatMember", RESTRICT | {"user_id": "{dan}"}, 400,
     "Bad Request: user is an administrator of the chat"),
    ("promoteChatMember", BAN | {"chat_id": "{group}"}, 400, BROAD),
    ("promoteChatMember", BAN | {"chat_id": "{forum}"}, 400, "Bad Request: not enough rights"),
    ("promoteChatMember", BAN | {"user_id": "{ada}"}, 400, OWNER),
    ("promoteChatMember", BAN | {"user_id": "{bot}"}, 400, "Bad Request: can't promote self"),
    ("promoteChatMember", BAN | {"user_id": "{eve}", "can_pin_messages": "true"}, 400,
     "Bad Request: USER_NOT_PARTICIPANT"),
    ("promoteChatMember", BAN | {"chat_id": "{partly}", "can_pin_messages": "true"}, 400,
     "Bad Request: RIGHT_FORBIDDEN"),
]  # fmt: skip
