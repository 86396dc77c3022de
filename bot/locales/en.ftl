### What Papergram says in English, as Telegram HTML.
### Arguments are escaped; a count chooses between one and other.

## Digest and cards

# Dates, in the letters of Unicode's date patterns
pattern-date = EEE d MMM y
pattern-day = d MMM y
pattern-weekday = EEEE

# The head of a digest. $date is a day with its weekday, $topics a list of names.
digest-head = <b>arXiv · { $date }</b>
digest-count =
    { $shown ->
        [one] { $shown } paper
       *[other] { $shown } papers
    } of { $announced } announced · { $topics }
digest-days = Announced { $days }
digest-keys = Tap a number to open a paper.
digest-more =
    { $count ->
        [one] { $count } more paper
       *[other] { $count } more papers
    }

# Days without a paper
quiet-weekend = No digest today: arXiv announces nothing at the weekend.
quiet-holiday = No digest today: arXiv has a holiday and announced nothing.
quiet-late = arXiv’s list is late today. I keep looking and will post as soon as it is there.
quiet-no-match =
    { $announced ->
        [one] { $announced } paper announced, but it is not
       *[other] { $announced } papers announced, none
    } on { $topics }.
quiet-nothing-new = Nothing new since the last digest.
quiet-nearest = The nearest was:

# Why a paper is here: the topic and the words of its query that were found
topic-reason = { $topic } ({ $terms })

# Lists
and-more = + { $count }
and-more-topics = + { $count }
list-comma = {", "}
list-empty = Nothing found.

# Links and keys
link-pdf = PDF
link-code = code
link-project = project
key-open = Open the paper
key-abstract = arXiv page
key-pdf = PDF
key-code = Code
key-full = Full reading
key-figures = Figures
key-evidence = Evidence
key-save = ☆ Save
key-saved = ★ Saved
key-similar = More like this

# A paper's particulars
paper-submitted = Submitted { $date }
paper-revised = { $version } of { $date }
paper-comment = Comment: { $comment }
paper-journal = Published in { $journal }
paper-keywords = Keywords: { $keywords }
paper-affiliation = First author’s affiliation: { $names }
absent-affiliation = First author’s affiliation: not found

# What was read, and by what: “abstract only · extractive”
read-abstract = abstract only
read-partly = parts of the full text
read-full =
    { $pages ->
        [0] full text
        [one] full text, { $pages } page
       *[other] full text, { $pages } pages
    }
reader-extractive = extractive
read-less = { $what } ({ $why })
read-label = Read: { $what }
read-cut =
    { $count ->
        [one] { $count } statement left out: the source does not support it
       *[other] { $count } statements left out: the source does not support them
    }

# Why less was read than was asked for: in a few words, and as a sentence
fallback-no-text = no full text
fallback-unreadable = PDF could not be read
fallback-chat-budget = this chat’s budget is spent
fallback-daily-budget = today’s budget is spent
fallback-model = the model did not answer
less-no-text = I could not get its full text, so only the abstract was read.
less-unreadable = Its PDF could not be read, so only the abstract was read.
less-chat-budget = This chat’s budget for today is spent; a closer reading is possible tomorrow.
less-daily-budget = Today’s budget is spent; a closer reading is possible tomorrow.
less-model = The language model did not answer; please ask again later for a closer reading.

# The parts of a reading
part-summary = Summary
part-takeaways = Takeaways
part-background = Background
part-prior-work = Earlier methods and their problems
part-method = Method
part-results = Tasks and results
part-steps = Method, step by step
part-conclusion = Conclusion: significance, strengths and weaknesses
part-significance = Significance
part-novelty = Novelty
part-performance = Performance
part-workload = Workload
part-abstract = Abstract
part-evidence = In the paper’s words
absent-abstract = the abstract does not say
absent-full = the paper does not say
absent-parts-abstract = Not said in the abstract: { $parts }.
absent-parts-full = Not found in the paper: { $parts }.
in-list-steps = the method step by step
in-list-significance = significance
in-list-novelty = novelty
in-list-performance = performance
in-list-workload = workload
evidence-head = What stands in quotation marks is in the paper, word for word.
absent-reading = No summary could be made of the abstract.
part-absent = <b>{ $part }</b> — <i>{ $why }</i>

## Commands: what each does, for /help, and in a few words for Telegram's menu

command-start = greets you and says how to begin; a link may name a topic
command-help = shows these lines
command-topics = lets you browse the catalogue and your own topics; <code>export</code> gives them as a file
command-topic = shows the newest papers of a topic or a query; <code>new</code> makes one of your own from a plain sentence
command-subscribe = adds a topic or a query to this chat’s digest
command-unsubscribe = takes one away; <code>all</code> takes all
command-subscriptions = shows what this chat gets, and when
command-digest = gives today’s digest now
command-paper = reads one paper for you
command-ask = answers a question from the paper’s text, with quotations
command-saved = lists the papers that this chat saved
command-search = searches everything announced so far, newest first
command-settings = shows and changes hour, days, zone, languages, length, layout and all else that can be set
command-pause = stops the digests; topics stay
command-resume = starts them again
command-privacy = says what is kept about you
menu-start = Begin here
menu-help = All commands
menu-topics = Browse topics
menu-topic = Newest papers of a topic
menu-subscribe = Add a topic to the digest
menu-unsubscribe = Take a topic away
menu-subscriptions = What this chat gets
menu-digest = Today’s digest now
menu-paper = Read one paper
menu-ask = Ask a paper a question
menu-saved = Saved papers
menu-search = Search announced papers
menu-settings = Hour, language, length, layout …
menu-pause = Stop the digests
menu-resume = Start them again
menu-privacy = What is kept about you
help =
    <b>What I understand</b>
    { $commands }

    In a private chat an arXiv link or id is enough.
    A query knows words, <code>"phrases"</code>, <code>AND OR NOT</code>, parentheses, <code>ti: au: abs: cat:</code> and a prefix such as <code>diffus*</code>.

## The first minute

about =
    I read arXiv for you.

    Every morning one message: what arXiv announced on your topics, a few lines per paper, each backed by the paper’s own words. Paste the link of any paper and I read it for you.
about-short = arXiv, read for you: one digest a morning, a few true lines per paper.
start =
    <b>I read arXiv for you.</b>
    Every day at { $hour } ({ $zone }) I post what arXiv announced on your topics: a few lines per paper, each backed by the paper’s own words.

    Choose topics below, or send <code>/subscribe llm</code>.
    For a single paper, just paste its link.
start-group =
    <b>I read arXiv for this chat.</b>
    Its admins choose topics with /topics or <code>/subscribe llm</code>; the digest comes every day at { $hour } ({ $zone }).
operators-only = Only those who run this bot can do that.
admins-only = Only admins of this chat can do that.

## Topics and subscriptions

key-topics = Browse topics
key-settings = Settings
key-digest = Today’s digest
key-back = ‹ Back
key-subscribe = + Subscribe
key-unsubscribe = ✕ Unsubscribe
key-as-query = Use “{ $words }” as a query
key-older = Older ›
key-newer = ‹ Newer
areas = <b>Topics by area</b>
area = <b>{ $name }</b>
topic-what = Which topic? Send <code>/topic nerf</code>, or a query: <code>/topic ti:"world model" AND cat:cs.RO</code>.
topic-page =
    <b>{ $name }</b>
    <blockquote expandable><code>{ $query }</code></blockquote>
topic-gone = I no longer know that topic. Please ask for it again with /topic.
unknown-topic = There is no topic “{ $words }”. Did you mean one of these?
subscribe-what = Which topic? Send <code>/subscribe llm</code>, several slugs, or a query of your own; or browse.
subscribed =
    You get
    { $names }
    Next digest: { $when }.
subscribed-toast = { $name }: subscribed. Next digest: { $when }.
not-subscribed = This chat has no topic “{ $words }”. /subscriptions shows what it has.
unsubscribed =
    You no longer get
    { $names }
unsubscribed-toast = { $name }: unsubscribed.
no-subscriptions = This chat has no topics yet. Browse the catalogue, or send <code>/subscribe llm</code>.
subscriptions =
    <b>This chat gets</b>
    { $names }
    Next digest: { $when }.

## Papers, search, digest

paper-what = Which paper? Send <code>/paper 2409.17058</code>, a link, or words of its title.
paper-which = Several papers have “{ $words }” in the title:
no-such-paper = arXiv has no paper { $id }. An id looks like 2409.17058 or math/0211159.
no-such-title = I found no paper with “{ $words }” in its title. Try fewer words, an id like 2409.17058, or /search.
search-placeholder = words or a query
search-what = Search for what? Write it here, or send <code>/search low-rank adaptation</code>; operators work too: <code>ti:diffusion NOT cat:cs.CV</code>.
hits =
    <b>{ $total ->
        [one] { $total } paper
       *[other] { $total } papers
    }</b> for <code>{ $query }</code>, newest first ({ $first }–{ $last })
no-hits = Nothing announced so far matches <code>{ $query }</code>. Try fewer words, <code>OR</code>, or a prefix such as <code>diffus*</code>.
digest-again = That is today’s digest. The next one comes { $when }.
more-papers = <b>More of { $day }</b>
key-more-papers =
    { $count ->
        [one] { $count } more
       *[other] { $count } more
    }

fetching = Fetching the full text …
saved = <b>Saved papers</b>, the latest first ({ $first }–{ $last } of { $total })
no-saved = Nothing is saved here yet. Press ☆ Save below a paper.
saved-toast = Saved. /saved shows the list.
dropped-toast = Taken off the list.
similar = <b>Similar to</b> { $title }
no-similar = I know no paper yet that is similar to { $title }

# Figures, and why there are none
figures-off = Figures are switched off here. They are in the { $pdf }.
figures-unlicensed = I may not show the figures: the paper is not under a Creative Commons licence. They are in the { $pdf }.
figures-none = I found no figures in this paper. The { $pdf } may have some.
figures-unavailable = I could not get the figures. They are in the { $pdf }.
figure-credit = { $authors }, { $paper }, { $licence }
licence-other = the authors’ licence

# Questions on a paper
ask-what = Ask a paper something: <code>/ask 2409.17058 Which data sets are used?</code> In reply to a message on one paper, <code>/ask Which data sets are used?</code> is enough.
ask-long = That question is too long: { $most } characters are the most.
answer-absent = The paper does not say.
answer-absent-abstract = The abstract does not say.
answer-reader = Answered by: { $reader }

## Settings

language-name = English
settings =
    <b>{ $head }</b>
    🕗 <b>{ $hour }</b> ({ $zone }), { $days }
    🌐 { $language }; papers are read in { $readings }
    👁 { $look }
    ⚙️ { $more }
    🏷 { $topics }
    Next digest: { $when }

    Words do as well: <code>/settings hour 7:30</code>, <code>/settings days mon-fri</code>, <code>/settings papers 20</code>.
settings-zone =
    <b>Time zone</b>: { $zone }
    Choose one, or type one: <code>/settings zone Asia/Shanghai</code>, <code>/settings zone Lisbon</code>.
settings-unknown = There is no setting “{ $name }”. There are: { $known }.
settings-bad-hour = “{ $value }” is not a time of day. Write it as 07:30.
settings-bad-zone = I know no time zone “{ $value }”. Write an IANA name such as Europe/Berlin, or a city. Near: { $near }.
settings-bad-language = I do not speak “{ $value }” yet. Write en or zh.
settings-bad-length = “{ $value }” is not a length. Write titles, summary, takeaways or full.
settings-bad-papers = “{ $value }” is not a number of papers. Write one from 1 to 50.
key-zone = 🌍 { $zone }
length-titles = titles
length-summary = one line
length-takeaways = takeaways
length-full = everything
state-active = on
state-paused = paused (/resume)
state-blocked = out of reach
paused = Paused. Your topics stay; /resume starts the digests again.
resumed = The digests are on. Next one: { $when }.

## When something is odd

not-understood = I understand commands (/help), arXiv links and ids. To look for words, send /search with them.
unknown-command = I know no command { $name }. /help lists all.
unknown-command-near = I know no command { $name }. Did you mean <code>{ $near }</code>? /help lists all.
stale-key = This key is too old. Please ask again.
too-fast = That was a lot at once, so I passed some of it over. Please wait a minute and ask again.
internal-error = Something went wrong on my side. It is noted for my operator; please try again later.
arxiv-unavailable = arXiv does not answer just now. Please try again in a few minutes.
store-busy = I am busy just now. Please try again in a moment.
too-many-topics = A chat can have { $most } topics at most. End one first: /subscriptions.
key-newest = Newest papers

## Statistics, for the operator. Sums are in the operator's own currency.

stats-readings = <b>Readings</b>
stats-reader =
    { $reader } · { $language } · { $depth }: { $count }{ $cut ->
        [0] {""}
        [one] {" "}({ $cut } statement left out)
       *[other] {" "}({ $cut } statements left out)
    }
stats-depth-abstract = abstracts
stats-depth-full = full texts
stats-none = None yet.
stats-today = <b>Spent on { $day }</b> (UTC): { $cost } of { $limit }
stats-purpose =
    { $purpose }: { $cost } · { $calls ->
        [one] { $calls } call
       *[other] { $calls } calls
    }, { $input } tokens read ({ $cached } from the cache), { $output } written
stats-purpose-reading = readings
stats-purpose-question = questions
stats-purpose-batch = nightly batches
stats-purpose-failed = failed
stats-chat = chat { $chat }: { $cost } of { $limit }
stats-month =
    <b>Thirty days</b>: { $cost } · { $calls ->
        [one] { $calls } call
       *[other] { $calls } calls
    }
command-stats = shows what was sent, what was read and what it cost
menu-stats = Deliveries, readings, money
stats-deliveries = <b>Deliveries</b>
stats-queue =
    Waiting: { $parts ->
        [one] { $parts } message
       *[other] { $parts } messages
    }, { $chats ->
        [one] { $chats } chat
       *[other] { $chats } chats
    } could have one now
stats-queue-empty = Nothing is waiting.
stats-oldest = The oldest has waited for { $time }.
stats-stopped = Of these, { $parts } for chats that cannot be reached.
stats-parked =
    { $chats ->
        [one] { $chats } chat has
       *[other] { $chats } chats have
    } to wait, at most another { $time }.
stats-in-flight = On their way: { $parts } · possibly delivered, to be tried once more: { $uncertain }
stats-sent = Sent today (UTC): { $today } · in the last hour: { $hour }
stats-delay = Digests finished today took { $median } (median), { $worst } at most.
stats-lag =
    Behind schedule by { $time }: { $chats ->
        [one] { $chats } chat waits
       *[other] { $chats } chats wait
    } for a digest.
stats-on-time = No digest is behind schedule.
stats-dead = Never delivered in thirty days: { $parts } (today: { $today })
stats-dead-reason = • { $reason }: { $count }, the latest in chat { $chat }
stats-more-reasons = • other reasons: { $count }
stats-chats = Chats: { $active } active, { $paused } paused, { $blocked } out of reach
stats-blocked-reason = • { $reason }: { $count }
stats-no-reason = no reason known

## Notices of errors, for the operator. Times are UTC.

notice-head = <b>Trouble</b>
notice-once = • { $text } ({ $time } UTC)
notice-often = • { $text } (×{ $count } since { $time } UTC)

## The rich layout (rich messages), and revisions

rich-preview-title = Can you read this?
rich-preview-why = The rich layout puts a whole day into one message, with jumps, formulas and footnotes. Some older apps show nothing of it.
rich-preview-jump = This line jumps to the paper below
rich-preview-inline = A formula in a line:
rich-preview-list = A takeaway in a list
rich-preview-folded = A folded part: tap it
rich-preview-inside = It opens and closes.
rich-preview-note = A footnote. Its number above leads here.
rich-preview-part = Part
rich-preview-seen = How it looks
rich-preview-formula = formula
rich-preview-style = style
rich-preview-refused = Telegram does not take rich messages here, so the classic layout stays.
rich-contents = Contents
# $title is the head of a digest; it is too long for one message.
rich-part = { $title } · part { $number } of { $count }
layout-refused = Telegram refused the rich layout here, so this chat gets the classic one from now on. It can be changed in /settings.

# Papers that a chat has had, and that arXiv has in a newer version. $changes is a list of what follows.
revisions-head = Revised since you had them
revisions-more =
    { $count ->
        [one] and { $count } more
       *[other] and { $count } more
    }
revision = { $title }, { $since } → { $now }: { $changes }
revised-withdrawn = <b>withdrawn</b>
revised-title = new title
revised-joined = new among the authors: { $names }
revised-left = no longer among the authors: { $names }
revised-abstract =
    { $share ->
        [one] { $share }% of the abstract’s words changed
       *[other] { $share }% of the abstract’s words changed
    }
revised-journal = published in { $journal }
revised-comment = comment: “{ $comment }”
revised-doi = DOI { $doi }
revised-same = title, authors and abstract as before; the text may differ

## Trends and waiting

pattern-brief-day = d MMM
command-trends = draws how a topic goes: papers over time, rising words, busiest categories and authors
menu-trends = A topic’s trend as a picture
command-cancel = ends what I am working on for you
menu-cancel = Stop what is under way
trends-which = Which topic’s trend?
trends-what = Which topic? For example <code>/trends diffusion-models</code>, or any query: <code>/trends ti:"world model"</code>.
trends-span =
    { $papers ->
        [one] { $papers } paper · { $dates }
       *[other] { $papers } papers · { $dates }
    }
trends-dates = { $since } – { $until }
trends-per-day = Papers per day
trends-per-week = Papers per week
trends-rising = Rising words
trends-rising-since = Rising words, since { $day }
trends-none-rises = None that rises beyond chance
trends-too-early = Too few papers so far to tell
trends-categories = Busiest categories
trends-authors = Busiest authors
trends-last-day = { $day }: { $papers } · mean of the days before: { $mean }
trends-last-week = Week of { $day }: { $papers } · mean of the weeks before: { $mean }
trends-rise = Rising: { $list }
trends-in = Categories: { $list }
trends-by = Authors: { $list }
trends-young =
    { $announced ->
        [one] <i>What I know begins on { $since }: { $announced } announced paper in all.</i>
       *[other] <i>What I know begins on { $since }: { $announced } announced papers in all.</i>
    }
trends-nothing =
    { $announced ->
        [one] No paper on “{ $name }” was announced since { $since }. I know { $announced } paper from that time.
       *[other] No paper on “{ $name }” was announced since { $since }. I know { $announced } papers from that time.
    }
trends-empty-store = I know no announcement yet. Please ask again after arXiv’s next one.
key-light = ☀️ Light
key-dark = 🌙 Dark
working = Working on it …
key-cancel = Cancel
cancelling = Stopping …
cancelled = Cancelled. A reading that is already being made is kept, and shown at once when you ask again.
nothing-to-cancel = Nothing is under way any more.
not-yours-to-cancel = Only who asked can cancel this.

# Votes, what was learned from them, and the reading list
command-save = puts a paper on this chat’s list, with a note if you like
command-why = tells which words speak for a paper here, and which against
command-forget_votes = forgets this chat’s votes and what was learned from them
menu-save = Save a paper
menu-why = Why a paper comes first
menu-forget_votes = Forget the votes
key-up = { $count ->
        [0] 👍
       *[other] 👍 { $count }
    }
key-down = { $count ->
        [0] 👎
       *[other] 👎 { $count }
    }
key-up-mine = 👍 ✓
key-down-mine = 👎 ✓
key-unvote = Take my vote back
key-forget-votes = Forget all votes …
key-forget-votes-yes = Yes, forget them
vote-up-toast = 👍 More like this.
vote-down-toast = 👎 Less like this.
vote-none-toast = Your vote is taken back.
vote-unlearned = (Votes do not change the order here: that is switched off.)
for-you = ★ for you: { $words }
digest-learned = The order follows the votes and saved papers of this chat; /why and an id explains it.
why-what = Why which paper? Send <code>/why 2409.17058</code>.
why-head = <b>Why or why not</b>: { $title }
why-for = For it: { $words }
why-against = Against it: { $words }
why-unknown = Nothing that was learned here speaks for or against it.
why-nothing = Nothing was learned here yet: the order is that of your topics. Press 👍 or 👎 below papers, or save some.
why-off = The order does not follow votes here: that is switched off.
forget-votes-ask = Forget all votes of this chat, and what was learned from them? Saved papers stay on the list.
forget-votes-done = Forgotten. The order is that of your topics again, until somebody votes or saves.
save-what = Save which paper? Send <code>/save 2409.17058</code>, with a note behind it if you like.
save-done = Saved { $id }. /saved shows the list.
save-noted = Saved, with the note: { $note }
note-long =
    { $most ->
       *[other] A note has at most { $most } characters. Nothing was saved; please send a shorter one.
    }
saved-notes = <b>Notes</b>

## Finding

inline-start = Open Papergram
inline-nothing = No paper found · open Papergram
command-similar = lists papers on the same things as one
menu-similar = Papers like one
similar-what = Similar to which paper? Send <code>/similar 2409.17058</code> or a link.
sort-newest = Newest
sort-best = Best match
page-back = ← Back
page-further = Further →

## Taking away: bibliographies, the export, forgetting, privacy

command-bib = gives the BibTeX of papers to copy, or RIS as a file
command-export = sends you all that is kept of this chat, as a file
command-forget = deletes all that is kept of this chat, after a question
menu-bib = BibTeX or RIS of papers
menu-export = All that is kept, as a file
menu-forget = Delete all that is kept
key-cite = Cite
key-copy = Copy
key-copy-key = Copy the key
key-file-bib = .bib
key-file-ris = .ris
key-file-csv = .csv
key-file-md = .md
key-file-json = .json
bib-what = Cite which papers? Send <code>/bib 1706.03762 2409.17058</code>; <code>/bib ris …</code> gives RIS, <code>/bib ascii …</code> BibTeX without letters beyond ASCII. In reply to a message on one paper <code>/bib</code> is enough.
bib-many =
    { $most ->
       *[other] That is too many at once: { $most } papers are the most.
    }
bib-file =
    { $count ->
        [one] { $count } paper
       *[other] { $count } papers
    }
saved-file =
    { $count ->
        [one] { $count } saved paper
       *[other] { $count } saved papers
    }
export-file = All that is kept of “{ $name }”.
export-sent-privately = I have sent it to you in our private chat.
export-not-here = What is kept of this chat is not for everybody here, and I could not send it to you alone. Start me in private under your own name, then ask again.
key-start-privately = Start me in private
key-export = Export …
key-forget = Delete everything …
key-forget-yes = Yes, delete it all
key-forget-no = No, keep it
forget-ask =
    <b>Delete everything that I keep of “{ $name }”?</b>
    • { $topics ->
        [one] { $topics } subscription
       *[other] { $topics } subscriptions
    }, all settings, topics and queries of your own
    • { $saved ->
        [one] { $saved } saved paper
       *[other] { $saved } saved papers
    } with notes
    • { $votes ->
        [one] { $votes } vote
       *[other] { $votes } votes
    }, and what was learned from them
    • { $papers ->
        [one] the record that { $papers } paper was sent
       *[other] the record of { $papers } papers that were sent
    }
    Digests end at once. This cannot be undone. The key below is good for an hour.
forget-without-export = { $words }

    <b>No export was sent.</b>
forget-done =
    <b>Deleted.</b> I keep nothing of this chat any more, and no digest comes. What remains are counts that name nobody: how much was sent, and what reading papers cost.
    The messages that I sent are yours to delete. /start begins anew.
forget-not = Nothing was deleted.
privacy =
    <b>What I keep, and for how long</b>
    • Of this chat: its number, kind and name, its settings, its subscriptions and its own topics; and, for the keys below their results, its last 30 queries. Until /forget.
    • Saved papers with their notes, votes, and the words that were learned from them. A vote is kept with the voter’s number, so that everybody has one. Until they are taken back, or /forget.
    • Which papers the chat was sent, and when, so that none comes twice. Until /forget. The words of these messages: { $days } days.
    • Which channels and groups somebody was seen to run, and the topic or answer that they are in the middle of. Until that is over, or /forget.
    • What somebody writes to me: until it is answered, so that a crash loses nothing. Questions of /ask are not kept either.

    <b>Who sees it</b>
    In a group its members see what was saved, the notes, and how many voted, never who. Those who run this bot can read its store and its log, which names chats by their numbers where something fails. Nobody else.

    <b>Where it goes</b>
    Telegram carries our messages. arXiv is asked for papers by their ids or the words of a title, and learns nothing about you. { $goes }

    <b>Taking it away, deleting it</b>
    /export sends all that is kept of this chat, /forget deletes it at once (in groups admins do; in your own chat your votes elsewhere are in it, and go too). What stays: messages, which are in Telegram until you delete them there; counts that name nobody; backups that those who run this bot made before, as long as they keep them.
privacy-model = A language model’s server is sent papers and the questions of /ask, without your name or number; what that cost this chat is kept, and loses the chat’s number with /forget.
privacy-no-model = No language model is used here: nothing goes anywhere else.

## Settings, page by page

settings-head = Settings of this chat
settings-head-of = Settings of { $name }
settings-papers =
    { $papers ->
        [one] at most { $papers } paper a day
       *[other] at most { $papers } papers a day
    }
settings-topics-count =
    { $count ->
        [0] no topics yet
        [one] { $count } topic
       *[other] { $count } topics
    }{ $changed ->
        [0] {""}
        [one] , { $changed } with choices of its own
       *[other] , { $changed } with choices of their own
    }
key-settings-when = 🕗 When
key-settings-language = 🌐 Language
key-settings-look = 👁 Look
key-settings-more = ⚙️ What else
key-settings-topics = 🏷 Topics
days-every = every day
days-work = Monday to Friday
weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
weekday-7 = Sun
settings-when =
    <b>When</b>
    The digest comes at <b>{ $hour }</b> ({ $zone }), { $days }.
    Next one: { $when }

    Minutes in words: <code>/settings hour 7:30</code>. What is announced between two digests comes with the next.
key-days-every = Every day
key-days-work = Mon–Fri
settings-language =
    <b>Language</b>
    I speak { $language }; papers are read in { $readings }.
    Any language for papers: <code>/settings readings de</code>.
settings-readings-no-model = Without a language model I can only quote papers, in the language in which they are written.
key-readings = Papers: { $language }
key-readings-bot = Papers as I speak
settings-look =
    <b>Look</b>
    Of each paper: <b>{ $length }</b>; { $papers ->
        [one] at most <b>{ $papers }</b> paper a day
       *[other] at most <b>{ $papers }</b> papers a day
    }.
    <i>Classic</i> is what every app shows. <i>Rich</i> is a day in one message with contents, formulas and footnotes; you see a sample first. Figures stand in full readings in the rich layout.
settings-links = <i>Cards for links</i>: a pasted arXiv link gets a short card in reply.
settings-links-heard = I hear the links here.
settings-links-unheard = <b>I do not hear them here yet</b>: make me an admin, or switch my privacy mode off (@BotFather, /setprivacy) and add me anew.
key-layout-classic = Classic
key-layout-rich = Rich
key-figures-on = Figures
key-figures-off = No figures
key-silent-off = 🔔 With sound
key-silent-on = 🔕 Silently
key-links-on = Cards for links
key-links-off = No cards
set-layout-classic = classic layout
set-layout-rich = rich layout
set-figures-on = figures
set-figures-off = no figures
set-silent-off = with sound
set-silent-on = silently
set-links-on = cards for pasted links
set-links-off = no cards for pasted links
settings-more =
    <b>What else</b>
    <i>New versions</i> of papers that you had: no word, or a line on what changed, below the digest.
    <i>Days without a paper</i>: I say why, or stay silent.
    <i>Order</i>: “for you” puts first what votes and saved papers speak for; nothing is left out.
key-revisions-silent = Versions: no word
key-revisions-line = A line
key-quiet-why = Quiet days: why
key-quiet-silent = Silent
key-foryou-on = Order: for you
key-foryou-off = By topics
set-revisions-silent = no word on new versions
set-revisions-line = a line on new versions
set-quiet-why = quiet days are explained
set-quiet-silent = silent on quiet days
set-foryou-on = what you like comes first
set-foryou-off = order by topics
settings-topics =
    <b>Topics</b>
    Choose one to give it its own length, number of papers or word of new versions. { $mark } marks those that have. Words do as well: <code>/settings llm papers 3</code>.
settings-topic =
    <b>{ $name }</b>
    Of each paper: { $length }
    Papers: { $papers }
    New versions: { $revisions }
as-the-chat = { $what } (as the chat)
key-as-length = Length as the chat
key-as-papers = Papers as the chat
key-as-news = Versions as the chat
settings-sample = A sample of the rich layout is on its way.
settings-sample-ask = Can you read the sample above, all of it? If anything is missing or odd, the classic layout is the better one.
key-sample-yes = Yes, use it
key-sample-no = No, stay classic
settings-bad-days = “{ $value }” names no days of the week. Write mon-fri, “mon, wed, fri”, weekdays or all.
settings-last-day = One day has to stay. To get no digests at all, send /pause.
settings-bad-readings = I know no language “{ $value }”. Write its code, such as en, zh or de; or bot for the one that I speak.
settings-bad-layout = “{ $value }” is not a layout. Write classic or rich.
settings-bad-revisions = “{ $value }” is not a choice for new versions. Write silent or line.
settings-bad-quiet = “{ $value }” is not a choice for quiet days. Write why or silent.
settings-bad-switch = “{ $value }” is neither on nor off. Write on or off.
card-rest = Also read, and behind the number: { $parts }.

command-preview = shows what the next digest looks like with the present settings, of papers that were announced already
menu-preview = What a digest looks like now
key-preview = 🔍 Preview
preview =
    <b>{ $head }</b>
    { $about }
    Nothing of it counts as delivered. Next digest: { $when }
preview-head = Preview of a digest, as set now
preview-head-of = Preview of a digest for { $name }, as set now
preview-day = Made of what arXiv announced on { $day }.
preview-sample = Nothing was announced here yet, so it is made of a sample: what arXiv announced on { $day }.
preview-silent = On a day like that one you would hear nothing: no paper matched, and quiet days stay silent here.
preview-not-here = A preview is for you alone, and I could not send it to you. Start me in private under your own name, then ask again.
news-silent = no word
news-line = a line on what changed

## Groups, channels, forums

command-manage = a channel or group, managed from here
menu-manage = Manage a channel or group
managing = 🛠 Managing <b>{ $name }</b>
key-managed = ✓ Done with { $name }
key-manage = 🛠 { $name }
key-manage-again = 🛠 Manage { $name } again
key-manage-other = Another channel or group …
key-manage-privately = 🛠 Manage in private
key-manage-retry = Try again
key-add-to-group = + Add me to a group
key-add-to-channel = + Add me to a channel
key-pick-channel = 📣 Choose a channel
key-pick-group = 👥 Choose a group
key-subscriptions = What it gets
manage = Which channel or group do you want to manage from here?
manage-pick =
    Choose a channel or a group whose admin you are, with the keys below.
    What you then ask here is about that one, and nobody there sees it.
manage-in-private = Topics and settings of this chat can be managed from a private chat with me, where nobody is disturbed.
managing-picked = You chose <b>{ $name }</b>.
managing-begun =
    Commands that you send here are about it now: /topics, /subscribe, /settings, /pause … Its digest comes every day at { $hour } ({ $zone }).

    This ends with the key below, <code>/manage off</code>, or an hour without a word about it. Papers that you ask for, and your saved ones, stay your own.
managing-begun-but =
    { $words }

    ⚠️ { $lacks }
managing-done = Done. What you send here is about your own chat again.
managing-over = For an hour there was no word about <b>{ $name }</b>, so I did nothing: what you send here is about your own chat again.
managing-not-admin = You are no admin of that chat who may post there, so you cannot manage it. What you send here is about your own chat.
managing-outside = I cannot reach that chat any more. Add me to it again to manage it. What you send here is about your own chat.
lack-outside = I am not in that chat. Add me to it; in a channel as an admin with the right “Post messages”.
lack-admin = I am no admin of that channel. Make me one, with the right “Post messages”.
lack-post = I lack the right “Post messages” there: Administrators → me → Post messages.
lack-send = I lack the permission “Send messages” there: Permissions, or make me an admin.
lack-photos = I lack the permission “Send photos” there, so that figures do not come.
lack-files = I lack the permission “Send files” there, so that exports do not come.
lack-topics = I lack the right “Manage topics” here: make me an admin with it, then try again.
settings-bad-choice = “{ $value }” is no choice for a topic. Write length titles (or summary, takeaways, full), papers 1 to 50, revisions silent or line; or chat in place of the value, for as the chat has it.
key-manage-any = 🛠 Manage a channel or group
key-digest-there = Post it there now
digest-there = This posts today’s digest there, now, for all to see.
digest-goes-there = Today’s digest is on its way there.
membership-added =
    You added me to <b>{ $name }</b>. Its topics and settings can be managed from here, where nobody is disturbed.
membership-lacks =
    ⚠️ To post digests in <b>{ $name }</b> I lack something:
    { $lacks }
membership-well = Now I have all that I need in <b>{ $name }</b>.
trouble-blocked =
    ⚠️ I cannot post in <b>{ $name }</b>, so its digests wait.
    { $lacks }
    When that is mended, send /digest there, or /resume while you manage it.
trouble-refused = ⚠️ Telegram does not let me post in <b>{ $name }</b> (“{ $why }”), so its digests wait. /resume while you manage it tries again.
trouble-thread = A forum topic of <b>{ $name }</b> is closed or gone. What it got goes to General from now on; /subscriptions there moves it.

# A zone by a city
key-city = 📌 City or location
key-location = 📍 Send my location
city-placeholder = a city, in any language
city-what = Which city are you in, or near? Write its name.
city-or-location = Or send your location with the key below; only the time zone is kept.
city-unknown = I know no city and no time zone “{ $words }”. Write a larger city nearby, or a zone such as Europe/Berlin.
city-none = I cannot look up places just now. A time zone can be written: <code>/settings zone Europe/Berlin</code>.
city-several = Several cities are called “{ $words }”.
city-nearly = I know no city “{ $words }”, but some that are spelled nearly so.
city-which = Which one is it?
city-near = You are near { $city }. Set the time zone to { $zone }?
city-set = 🌍 { $city }: { $zone }. It is { $time } there now.

# The first minute
hi-language =
    <b>I read arXiv for you.</b>
    Every morning I post what was announced on your topics: a few lines per paper, each backed by the paper’s own words. For a single paper, just paste its link.

    <b>1/3</b> · In which language?
hi-language-group =
    <b>I read arXiv for this chat.</b>
    Every morning I post what was announced on its topics. Admins choose:

    <b>1/3</b> · In which language?
hi-topics = <b>2/3</b> · What do you want to read about? Open an area and tick topics.
hi-topics-chosen =
    <b>2/3</b> · What do you want to read about?
    You get: { $topics }
hi-when =
    <b>3/3</b> · When is your morning?
    First digest: { $when }
hi-no-topics = no topics yet
hi-done =
    <b>That is all.</b>
    Topics: { $topics }
    First digest: { $when }

    Everything else is in /settings and /help.
hi-sample =
    <b>A sample</b>: { $topics }
    { $about } Nothing of it counts as delivered.
key-hi-skip = Skip all ›
key-hi-next = Next ›
key-hi-done = ✓ Done
key-hi-again = Ask me again
key-own-forum-topic = 🧵 Topic of its own
key-to-general = → General
in-forum-topic = 🧵 in its topic
forum-topic-made = Done: it has a forum topic of its own.
to-general = Done: its digest goes to General.
no-forum = This chat has no topics: an admin can switch them on in its settings.
forum-topic-begun = Here comes <b>{ $name }</b> from now on, next { $when }.

## Errors, for chats in their language and for the command line in English
id-unreadable = “{ $text }” is not an arXiv id or link. An id looks like 2409.17058 or math/0211159.
id-of-several = “{ $text }” names more than one paper. An id looks like 2409.17058 or math/0211159.
query-too-long = A query has { $most } characters at most; this one has { $length }.
query-empty = The query is empty. Type a word, for example: diffusion
query-open-quote = This quotation mark is never closed. Add a second one.
query-never-opened = This parenthesis was never opened.
query-never-closed = This parenthesis is never closed. Add a “)”.
query-empty-parentheses = There is nothing between these parentheses.
query-nothing-wanted = This says only what you do not want, so nearly every paper would match. Add a wanted word.
query-no-field = “{ $text }” is not a field. Fields are ti: (title), au: (author), abs: (abstract) and cat: (category). Put words with a colon in quotation marks.
query-field-alone = “{ $text }” needs a word, a phrase or a parenthesis right after it.
query-too-many-terms = A query has { $most } terms at most; this is one too many.
query-no-category = arXiv has no category “{ $text }”. Categories look like cs.CV or math; archives like cs.
query-category-near = arXiv has no category “{ $text }”. Did you mean { $near }?
query-no-letters = “{ $text }” has no letters or digits to look for.
query-star-inside = In “{ $text }” the * stands in the middle. It can only stand at the end of a word.
query-short-prefix = “{ $text }” is too short. Type at least { $least } letters before the *.
query-too-deep = This is nested more than { $most } levels deep. Take some parentheses away.
query-nothing-after = There is nothing after “{ $text }”.
query-no-word-after = There is nothing to look for after “{ $text }”.
query-no-word-before = There is nothing to look for before “{ $text }”.
being-stopped = I am being stopped just now. Please ask again in a minute.
no-picture = The picture could not be drawn. Please try again later.
no-full-text = There is no full text of this paper that I can read.
model-failed = The language model did not answer. Please try again in a few minutes.
# Notes
key-note-here = ✎ Note
key-note-no = Delete the note
key-note = ✎ { $number }
note-which = Your note on “{ $title }”? Send <code>-</code> for none.
note-now =
    { $words }
    Now: { $note }
note-placeholder = a note
note-gone = The note is gone; the paper is still saved.
note-not-saved = That paper is not on the list any more.

## Topics of one's own

# A query in words
query-term = “{ $words }”
query-title = “{ $words }” in the title
query-abstract = “{ $words }” in the abstract
query-author = by { $words }
query-category = in { $code } ({ $name })
query-and = {" and "}
query-or = {" or "}
query-without = without { $words }

# A draft
draft-new = a new topic, not saved yet
draft-change = a change, not saved yet
draft-said = You said: { $words }
draft-understood = Understood: { $words }
draft-han = arXiv’s titles and abstracts are in English: Chinese words will hardly find anything.
draft-nothing-stored = No paper is stored here yet, so there is nothing to try it on; the digest will show.
draft-count =
    { $count ->
        [one] { $count } hit
       *[other] { $count } hits
    } among the { $papers ->
        [one] { $papers } paper
       *[other] { $papers } papers
    } of the last { $days ->
        [one] announcement
       *[other] { $days } announcements
    }
draft-near = Just missed
miss-excluded = left out for { $words }
miss-category = in { $own }, not in { $wanted }
miss-partly = only { $held } of { $wanted } parts; lacks { $words }
draft-gone = That draft is gone. Begin anew with /topic new.
draft-changed = It was changed meanwhile; this is how it is now.
draft-dropped = Discarded. Nothing was saved.
draft-saved-toast = { $name }: saved and subscribed. Next digest: { $when }.
draft-changed-toast = { $name }: changed.
draft-saved-full = “{ $name }” is saved, but this chat gets { $most } topics already. End one first: /subscriptions.
own-too-many = A chat can have { $most } topics of its own. Delete one first: /topics.
key-draft-save = ✓ Save and subscribe
key-draft-save-change = ✓ Save the change
key-draft-must = + Must have
key-draft-also = + Or also
key-draft-without = − Without
key-draft-author = 👤 Author
key-draft-category = 📂 Category
key-draft-rename = ✎ Rename
key-draft-change = ↻ Say it anew
key-draft-drop = ✕ Discard
ask-new = What is the topic about? Write it as you would say it, for example: <i>diffusion models for protein design, not reviews, from Baker’s lab</i>. Or write a query, such as <code>ti:"world model" cat:cs.RO -survey</code>.
ask-change = What is it about, then? A sentence or a query.
ask-must = Which words must be in every paper, too? Commas part them.
ask-also = Which words will do as well? Commas part them.
ask-without = Papers with which words are not wanted? Commas part them.
ask-author = Whose papers? A name as on papers, such as <i>Jane Doe</i>; commas part several.
ask-category = In which categories? Codes such as <code>cs.LG</code> or <code>math</code>; commas part several.
ask-rename = What shall it be called?
placeholder-topic = a sentence or a query
placeholder-words = word, two words
placeholder-author = Jane Doe
placeholder-category = cs.LG, stat.ML
placeholder-name = a short name

# The list, a topic's page, files
key-own-topics = ★ Own topics · { $count }
key-new-topic = + New topic
key-topics-export = ⬇ Export
key-topics-import = ⬆ Import
key-own-edit = ✎ Edit
key-own-rename = Rename
key-own-share = ↗ Share
key-own-delete = 🗑 Delete
key-own-end = ✕ Unsubscribe, keep the topic
key-own-end-delete = 🗑 Unsubscribe and delete it
key-own-gone = 🗑 Delete it
key-own-keep = Keep it
key-own-send = ↗ Send the link
key-own-copy = Copy the link
own-topics =
    <b>Own topics</b>
    { $count ->
        [one] { $count } topic
       *[other] { $count } topics
    } of this chat’s own.
own-none =
    <b>Own topics</b>
    None yet. Say in a sentence what you want to read, and see what it would bring before you save it.
own-end = The file above holds “{ $name }”, for later. Only unsubscribe, or delete the topic as well?
own-delete = The file above holds “{ $name }”, for later. Delete the topic here, and its subscription? Its link ends, too.
own-deleted = “{ $name }” is deleted.
own-shared =
    Whoever opens this link sees the name “{ $name }” and the query, and can take the topic. Nothing else of this chat is shown.
    { $link }
shared-gone = There is no topic behind this link; it may have been deleted. /topics shows what there is.
topics-title = arXiv topics of { $name }
topics-file =
    { $count ->
        [one] { $count } topic
       *[other] { $count } topics
    }, as a file that /topics import takes.
topics-opml = The same for feed readers, as OPML.
topics-file-before =
    { $count ->
        [one] The topic
       *[other] { $count } topics
    } as a file, before it goes. /topics import takes it back.
topics-nothing-to-export = This chat has no topics to export yet.
topics-send-file = Send me the file: JSON of mine, or OPML of a feed reader, up to { $kilobytes } KB. In a group, as a reply to this message.
topics-file-large = That file is larger than { $kilobytes } KB; lists of topics are small. Nothing was read.
topics-file-unreadable = I find no topics in that file. I read the JSON of /topics export, and OPML whose feeds are arXiv’s.
imported-new =
    <b>New: { $count }</b>
    { $names }
imported-same =
    <b>Here already: { $count }</b>
    { $names }
imported-kept-only =
    <b>Saved, but not subscribed, for this chat gets too many: { $count }</b>
    { $names }
imported-full =
    <b>No room for: { $count }</b>
    { $names }
imported-refused =
    <b>Refused: { $count }</b>
    { $names }
imported-no-feed = no query, and no feed of arXiv’s
## A search that finds nothing
no-hits-understood =
    Nothing announced so far matches <code>{ $query }</code>.
    I looked for { $meaning }.

    Try fewer words, <code>OR</code>, or a prefix such as <code>diffus*</code>.
no-hits-near =
    Nothing announced so far matches <code>{ $query }</code>.
    I looked for { $meaning }.

    Did you mean one of these?
key-spelling = 🔎 { $query }
key-topic = Topic: { $name }
key-without =
    { $papers ->
        [one] { $papers } paper
       *[other] { $papers } papers
    } without { $part }

## Why a paper is similar
similar-why = <i>shares { $words }</i>
# What commands take
usage-topics = [export | import]
usage-topic = &lt;slug | query | new …&gt;
usage-subscribe = &lt;slug | query&gt;
usage-unsubscribe = &lt;slug&gt;
usage-preview = [topic]
usage-paper = &lt;id | link | title words&gt;
usage-ask = &lt;id&gt; &lt;question&gt;
usage-save = &lt;id&gt; [note]
usage-bib = [ris] &lt;id …&gt;
usage-why = &lt;id&gt;
usage-search = &lt;words&gt;
usage-similar = &lt;id | link&gt;
usage-trends = [topic | query]
usage-manage = [off]

## The site

pattern-month = MMMM y
site-skip = Skip to the content
site-theme-auto = Colours: as the system
site-theme-light = Colours: light
site-theme-dark = Colours: dark
site-source = Metadata is arXiv’s, with thanks for its open access. Summaries are made by programs; the paper has the last word.
site-about = What arXiv announced, read day by day: a few lines per paper, each backed by the paper’s own words.
site-topics = Topics
site-newest = Newest
site-no-posts = There are no posts yet.
site-papers =
    { $count ->
        [one] { $count } paper
       *[other] { $count } papers
    }
site-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
site-topic-about = { $topic } on arXiv, day by day: { $papers } papers on { $days } days, each summarised with the sentences that support it.
site-day-about =
    { $count ->
        [one] { $count } paper
       *[other] { $count } papers
    } on { $topic } that arXiv announced on { $day }, each summarised with the sentences that support it.
site-day-count =
    { $count ->
        [one] { $count } paper
       *[other] { $count } papers
    } of { $announced } announced
site-notice = Read by programs ({ $readers }). Look into the paper before you rely on it.
site-semicolon = {"; "}
site-other-days = Other days
site-crumbs = Where you are
site-kind-new = new
site-kind-cross = cross-list
site-kind-replace = revised
site-kind-replace-cross = revised cross-list
site-changed = { $since } → { $now }: { $changes }
site-changes-unknown = what changed is not known
site-correction = Corrected on { $day }: before, this told { $version } ({ $read } · { $reader }).
site-revised = New versions of papers from earlier days
site-parts = In eight parts
site-title = Title
site-authors = Authors
site-affiliation = First author’s affiliation
site-keywords = Keywords
site-links = Links
site-comment = Comment
site-journal = Published in
site-dates = Submitted
site-read = Read
site-judged = Strengths and weaknesses
site-conclusion = Conclusion
site-found-by = Found by:
site-figures =
    { $count ->
        [one] { $count } figure
       *[other] { $count } figures
    }
site-note = The paper’s words, note { $number }
site-note-back = Back to statement { $number }
site-old = An older reading
site-old-about = From “{ $post }” of { $day }, by { $reader }. It came without evidence and is kept as it was.
site-old-findings =
    { $count ->
        [one] { $count } objection
       *[other] { $count } objections
    }
site-old-why = What does not hold
site-copied = Copied
site-places = Where it stands
site-query = How it is searched
site-search = Search
site-search-what = Search titles, authors and takeaways
site-search-topic = Topic
site-search-all = All topics
site-search-found = { $found } found among { $papers } papers, { $span }
site-search-none = Nothing has “{ $query }” in title, authors or takeaways. Searched: { $papers } papers, { $span }.
site-search-nothing = There is nothing to search yet.
site-search-failed = The list could not be loaded.
site-search-loading = Searching …
site-search-older = Search older months
site-search-keys = / to search · ↑ ↓ to move · Esc to close · “quotation marks” for words side by side

# The day's post, as Markdown
post-day = { $day } update
post-labelled = { $label }: { $told }
post-translated = { $translation } ({ $title })
post-venue = Venue: { $venue }
post-read-full = full text
post-absent-abstract = not available: abstract only
post-revised = { $changed } (in the post of { $day })
post-empty = None of the { $announced } papers that arXiv announced belongs to { $topic }.
post-notice-reader = { $count } by { $reader } ({ $read })
post-notice-read = Read by a program: { $readers }.
post-notice-quoted = What is said of a paper are sentences of its own.
post-notice-written = Each statement was checked against the paper and has the sentence behind it as a footnote. Errors are possible: read the paper before you rely on it.
post-notice-arxiv = Titles, authors, abstracts and comments are arXiv’s. Thank you to arXiv for use of its open access interoperability.
post-figures = Figures of the paper
post-description = { $topic }: new on arXiv, { $day }. { $first }
post-summary = Summary
## Feeds
feed-title = { $topic } · { $archive }
feed-about = New papers on { $topic }, as arXiv announces them, each with a summary and its key takeaways.
feed-about-paper = arXiv:{ $version } · { $label }

# Charts of the site
site-charts = Charts
site-rise =
    { $papers ->
        [one] ×{ $factor } · { $papers } paper
       *[other] ×{ $factor } · { $papers } papers
    }
site-bar-day =
    { $papers ->
        [one] { $day }: { $papers } paper
       *[other] { $day }: { $papers } papers
    }
site-bar-week =
    { $papers ->
        [one] week of { $day }: { $papers } paper
       *[other] week of { $day }: { $papers } papers
    }
## Old readings
old-takeaway = Takeaway { $number }
old-version = Version
old-venue = Venue
old-entry = The whole entry
old-kind-number = wrong figure
old-kind-entity = unknown name
old-kind-link = wrong link
old-kind-contradiction = contradiction
old-kind-leak = not about the paper
old-kind-filler = says nothing
old-kind-unsupported = unsupported
old-kind-missing = missing
old-kind-form = form

# Days of the site
site-all-days = All days
site-posts = Posts
site-month-about = All topics in { $month }, day by day.
