### Papergram 的中文文本，格式为 Telegram HTML。
### 参数会自动转义。

## Digest and cards

# 日期
pattern-date = y年M月d日 EEEE
pattern-day = y年M月d日
pattern-weekday = EEEE

# 日报开头。$date 含星期，$topics 为主题名列表。
digest-head = <b>arXiv · { $date }</b>
digest-count = { $shown } 篇（共公布 { $announced } 篇）· { $topics }
digest-days = 公布于 { $days }
digest-keys = 点数字查看论文。
digest-more = 另有 { $count } 篇

# 没有论文的日子
quiet-weekend = 今日无日报：arXiv 周末不公布论文。
quiet-holiday = 今日无日报：arXiv 放假，没有公布论文。
quiet-late = arXiv 今天的列表迟了。我会继续查看，一有就发。
quiet-no-match = 共公布 { $announced } 篇，没有关于{ $topics }的论文。
quiet-nothing-new = 自上次日报以来没有新论文。
quiet-nearest = 最接近的一篇：

# 入选理由：主题及命中的词
topic-reason = { $topic }（{ $terms }）

# 列表
and-more = 等，另 { $count } 人
and-more-topics = 等，另 { $count } 个主题
list-comma = 、
list-empty = 没有找到。

# 链接与按键
link-pdf = PDF
link-code = 代码
link-project = 项目主页
key-open = 查看论文
key-abstract = arXiv 页面
key-pdf = PDF
key-code = 代码
key-full = 完整解读
key-figures = 图表
key-evidence = 原文依据
key-save = ☆ 收藏
key-saved = ★ 已收藏
key-similar = 更多类似

# 论文信息
paper-submitted = 提交于 { $date }
paper-revised = { $version } 修订于 { $date }
paper-comment = 备注：{ $comment }
paper-journal = 发表于 { $journal }
paper-keywords = 关键词：{ $keywords }
paper-affiliation = 第一作者单位：{ $names }
absent-affiliation = 第一作者单位：未找到

# 读了什么、由谁来读
read-abstract = 仅摘要
read-partly = 全文的一部分
read-full =
    { $pages ->
        [0] 全文
       *[other] 全文 { $pages } 页
    }
reader-extractive = 原句摘录
read-less = { $what }（{ $why }）
read-label = 阅读范围：{ $what }
read-cut = 略去 { $count } 条原文不支持的说法

# 为什么读得比要求的少：短语及整句
fallback-no-text = 没有全文
fallback-unreadable = PDF 无法读取
fallback-chat-budget = 本聊天的额度已用完
fallback-daily-budget = 今日额度已用完
fallback-model = 模型没有回应
less-no-text = 没能取得这篇论文的全文，只读了摘要。
less-unreadable = 这篇论文的 PDF 无法读取，只读了摘要。
less-chat-budget = 本聊天今天的额度已用完，明天可以读得更细。
less-daily-budget = 今天的额度已用完，明天可以读得更细。
less-model = 语言模型没有回应；想读得更细，请稍后再试。

# 解读的各部分
part-summary = 一句话总结
part-takeaways = 要点
part-background = 研究背景
part-prior-work = 已有方法及其问题
part-method = 方法
part-results = 任务与效果
part-steps = 方法步骤
part-conclusion = 结论：意义与优缺点
part-significance = 意义
part-novelty = 创新点
part-performance = 性能
part-workload = 工作量
part-abstract = 摘要
part-evidence = 原文依据
absent-abstract = 摘要未提及
absent-full = 论文未提及
absent-parts-abstract = 摘要未提及：{ $parts }。
absent-parts-full = 论文中没有找到：{ $parts }。
in-list-steps = 方法步骤
in-list-significance = 意义
in-list-novelty = 创新点
in-list-performance = 性能
in-list-workload = 工作量
evidence-head = 引号内是论文原文，一字未改。
absent-reading = 未能从摘要中得出总结。
part-absent = <b>{ $part }</b>：<i>{ $why }</i>

## 命令：每个命令做什么（用于 /help），以及 Telegram 菜单里的简短说明

command-start = 打个招呼并说明如何开始；链接里可以带上主题
command-help = 显示这些说明
command-topics = 浏览主题目录和自建主题；<code>export</code> 导出为文件
command-topic = 某个主题或查询的最新论文；<code>new</code> 用一句话自建主题
command-subscribe = 把主题或查询加入本聊天的日报
command-unsubscribe = 取消订阅；<code>all</code> 取消全部
command-subscriptions = 查看本聊天订阅了什么、何时推送
command-digest = 立即给出今天的日报
command-paper = 为你读一篇论文
command-ask = 依据论文原文回答问题，并附引文
command-saved = 列出本聊天收藏的论文
command-search = 搜索已公布的论文，最新的在前
command-settings = 查看和修改时间、日期、时区、语言、篇幅、排版等全部设置
command-pause = 暂停日报，主题保留
command-resume = 恢复日报
command-privacy = 说明保存了哪些信息
menu-start = 从这里开始
menu-help = 全部命令
menu-topics = 浏览主题
menu-topic = 某主题的最新论文
menu-subscribe = 订阅主题
menu-unsubscribe = 取消订阅
menu-subscriptions = 已订阅的内容
menu-digest = 今天的日报
menu-paper = 读一篇论文
menu-ask = 就论文提问
menu-saved = 收藏的论文
menu-search = 搜索论文
menu-settings = 时间、语言、篇幅、排版等
menu-pause = 暂停日报
menu-resume = 恢复日报
menu-privacy = 保存了哪些信息
help =
    <b>我能听懂的命令</b>
    { $commands }

    在私聊里，直接发送 arXiv 链接或编号即可。
    查询支持单词、<code>"短语"</code>、<code>AND OR NOT</code>、括号、<code>ti: au: abs: cat:</code>，以及 <code>diffus*</code> 这样的前缀。

## 第一分钟

about =
    我替你读 arXiv。

    每天早晨一条消息：arXiv 在你的主题上公布的论文，每篇几行，句句有论文原文为据。粘贴任意论文的链接，我就为你读它。
about-short = 替你读 arXiv：每天早晨一份日报，每篇论文几行真话。
start =
    <b>我替你读 arXiv。</b>
    每天 { $hour }（{ $zone }）我会发布 arXiv 在你的主题上公布的论文：每篇几行，句句有论文原文为据。

    请在下面选择主题，或发送 <code>/subscribe llm</code>。
    想看单篇论文，直接粘贴链接即可。
start-group =
    <b>我替本聊天读 arXiv。</b>
    管理员用 /topics 或 <code>/subscribe llm</code> 选择主题；日报每天 { $hour }（{ $zone }）送到。
operators-only = 只有本机器人的运营者可以这样做。
admins-only = 只有本聊天的管理员可以这样做。

## 主题与订阅

key-topics = 浏览主题
key-settings = 设置
key-digest = 今天的日报
key-back = ‹ 返回
key-subscribe = + 订阅
key-unsubscribe = ✕ 取消订阅
key-as-query = 把“{ $words }”当作查询
key-older = 更早 ›
key-newer = ‹ 更新
areas = <b>按领域浏览主题</b>
area = <b>{ $name }</b>
topic-what = 哪个主题？发送 <code>/topic nerf</code>，或一个查询：<code>/topic ti:"world model" AND cat:cs.RO</code>。
topic-page =
    <b>{ $name }</b>
    <blockquote expandable><code>{ $query }</code></blockquote>
topic-gone = 我已经不认识这个主题了，请用 /topic 重新查询。
unknown-topic = 没有“{ $words }”这个主题。是下面的某一个吗？
subscribe-what = 订阅哪个主题？发送 <code>/subscribe llm</code>、几个主题名，或你自己的查询；也可以浏览目录。
subscribed =
    你将收到
    { $names }
    下一份日报：{ $when }。
subscribed-toast = { $name }：已订阅。下一份日报：{ $when }。
not-subscribed = 本聊天没有订阅“{ $words }”。/subscriptions 可查看已订阅的主题。
unsubscribed =
    你不再收到
    { $names }
unsubscribed-toast = { $name }：已取消订阅。
no-subscriptions = 本聊天还没有主题。请浏览目录，或发送 <code>/subscribe llm</code>。
subscriptions =
    <b>本聊天订阅了</b>
    { $names }
    下一份日报：{ $when }。

## 论文、搜索、日报

paper-what = 哪篇论文？发送 <code>/paper 2409.17058</code>、链接，或标题里的词。
paper-which = 标题里含有“{ $words }”的论文有几篇：
no-such-paper = arXiv 上没有论文 { $id }。编号形如 2409.17058 或 math/0211159。
no-such-title = 没有找到标题含“{ $words }”的论文。请少用几个词，或使用 2409.17058 这样的编号，或用 /search。
search-placeholder = 关键词或查询式
search-what = 搜索什么？直接在此输入，或发送 <code>/search low-rank adaptation</code>；也支持运算符：<code>ti:diffusion NOT cat:cs.CV</code>。
hits = <code>{ $query }</code>：<b>{ $total } 篇论文</b>，最新的在前（{ $first }–{ $last }）
no-hits = 目前公布的论文中没有符合 <code>{ $query }</code> 的。请少用几个词、用 <code>OR</code>，或用 <code>diffus*</code> 这样的前缀。
digest-again = 以上是今天的日报。下一份：{ $when }。
more-papers = <b>{ $day } 的其他论文</b>
key-more-papers = 还有 { $count } 篇

fetching = 正在获取全文……
saved = <b>收藏的论文</b>，最近收藏的在前（第 { $first }–{ $last } 篇，共 { $total } 篇）
no-saved = 这里还没有收藏。按论文下方的 ☆ 收藏即可。
saved-toast = 已收藏。/saved 可查看列表。
dropped-toast = 已取消收藏。
similar = <b>相似论文：</b>{ $title }
no-similar = 我还不知道与这篇相似的论文：{ $title }

# 图表，以及为什么没有
figures-off = 这里没有开启图表显示，请看 { $pdf }。
figures-unlicensed = 我不能展示图表：这篇论文没有采用知识共享（CC）许可。请看 { $pdf }。
figures-none = 没有在这篇论文里找到图表，{ $pdf } 里也许有。
figures-unavailable = 没能取得图表，请看 { $pdf }。
figure-credit = { $authors }，{ $paper }，{ $licence }
licence-other = 作者自定许可

# 就论文提问
ask-what = 就一篇论文提问：<code>/ask 2409.17058 用了哪些数据集？</code> 回复某篇论文的消息时，只写 <code>/ask 用了哪些数据集？</code> 即可。
ask-long = 问题太长了，最多 { $most } 个字符。
answer-absent = 论文没有提到。
answer-absent-abstract = 摘要没有提到。
answer-reader = 回答：{ $reader }

## 设置

language-name = 中文
settings =
    <b>{ $head }</b>
    🕗 <b>{ $hour }</b>（{ $zone }），{ $days }
    🌐 { $language }；论文解读用{ $readings }
    👁 { $look }
    ⚙️ { $more }
    🏷 { $topics }
    下一份日报：{ $when }

    也可以输入：<code>/settings hour 7:30</code>、<code>/settings days 周一到周五</code>、<code>/settings papers 20</code>。
settings-zone =
    <b>时区</b>：{ $zone }
    请选择，或直接输入：<code>/settings zone Asia/Shanghai</code>、<code>/settings zone 东京</code>。
settings-unknown = 没有“{ $name }”这项设置。可用的有：{ $known }。
settings-bad-hour = “{ $value }”不是时间。请写成 07:30。
settings-bad-zone = 没有“{ $value }”这个时区。请写 Asia/Shanghai 这样的 IANA 名称或城市名。相近的有：{ $near }。
settings-bad-language = 我还不会“{ $value }”。请写 en 或 zh。
settings-bad-length = “{ $value }”不是篇幅。请写 titles、summary、takeaways 或 full。
settings-bad-papers = “{ $value }”不是论文篇数。请写 1 到 50 的数字。
key-zone = 🌍 { $zone }
length-titles = 标题
length-summary = 一句话
length-takeaways = 要点
length-full = 全部内容
state-active = 已开启
state-paused = 已暂停（/resume）
state-blocked = 无法送达
paused = 已暂停。主题会保留；/resume 恢复日报。
resumed = 日报已开启。下一份：{ $when }。

## 出了状况

not-understood = 我能听懂命令（/help）、arXiv 链接和编号。要按词查找，请发送 /search 加上这些词。
unknown-command = 我不认识命令 { $name }。/help 列出全部命令。
unknown-command-near = 我不认识命令 { $name }。你是想用 <code>{ $near }</code> 吗？/help 列出全部命令。
stale-key = 这个按键已经过期，请重新查询。
too-fast = 消息太多太快，我略过了一部分。请稍等一分钟再试。
internal-error = 我这边出了问题，已记录给管理员；请稍后再试。
arxiv-unavailable = arXiv 暂时没有回应，请过几分钟再试。
store-busy = 我现在有点忙，请稍后再试。
too-many-topics = 一个聊天最多订阅 { $most } 个主题。请先取消一个：/subscriptions。
key-newest = 最新论文

## 统计，供运营者查看。金额以运营者自己的货币计。

stats-readings = <b>解读</b>
stats-reader =
    { $reader } · { $language } · { $depth }：{ $count } 篇{ $cut ->
        [0] {""}
       *[other] （略去 { $cut } 条陈述）
    }
stats-depth-abstract = 摘要
stats-depth-full = 全文
stats-none = 还没有。
stats-today = <b>{ $day } 花费</b>（UTC）：{ $cost } / { $limit }
stats-purpose = { $purpose }：{ $cost } · { $calls } 次调用，读入 { $input } 个词元（其中 { $cached } 个来自缓存），写出 { $output } 个
stats-purpose-reading = 解读
stats-purpose-question = 提问
stats-purpose-batch = 夜间批处理
stats-purpose-failed = 失败
stats-chat = 聊天 { $chat }：{ $cost } / { $limit }
stats-month = <b>三十天</b>：{ $cost } · { $calls } 次调用
command-stats = 显示发了多少、读了多少、花了多少
menu-stats = 发送、解读与花费
stats-deliveries = <b>发送</b>
stats-queue = 等待中：{ $parts } 条消息，其中 { $chats } 个聊天现在就可以收到
stats-queue-empty = 没有等待发送的消息。
stats-oldest = 最早的一条已等了 { $time }。
stats-stopped = 其中 { $parts } 条属于无法送达的聊天。
stats-parked = { $chats } 个聊天需要等待，最长还有 { $time }。
stats-in-flight = 正在发送：{ $parts } · 可能已送达、将再试一次：{ $uncertain }
stats-sent = 今天（UTC）已发送：{ $today } · 最近一小时：{ $hour }
stats-delay = 今天完成的日报用时 { $median }（中位数），最长 { $worst }。
stats-lag = 落后计划 { $time }：{ $chats } 个聊天在等日报。
stats-on-time = 没有落后于计划的日报。
stats-dead = 三十天内未能送达：{ $parts } 条（今天 { $today } 条）
stats-dead-reason = • { $reason }：{ $count }，最近一次在聊天 { $chat }
stats-more-reasons = • 其他原因：{ $count }
stats-chats = 聊天：{ $active } 个开启，{ $paused } 个暂停，{ $blocked } 个无法送达
stats-blocked-reason = • { $reason }：{ $count }
stats-no-reason = 原因不明

## 错误通知，供运营者查看。时间为 UTC。

notice-head = <b>出了问题</b>
notice-once = • { $text }（{ $time } UTC）
notice-often = • { $text }（自 { $time } UTC 起 ×{ $count }）

## 富文本排版与论文修订

rich-preview-title = 这条消息能正常显示吗？
rich-preview-why = 富文本排版把一天的论文放进一条消息，带有目录跳转、公式和脚注。部分旧版客户端可能完全无法显示。
rich-preview-jump = 点这一行可跳到下面的论文
rich-preview-inline = 行内公式：
rich-preview-list = 列表中的一条要点
rich-preview-folded = 折叠内容：点按展开
rich-preview-inside = 它可以展开和收起。
rich-preview-note = 这是脚注，上面的编号指向这里。
rich-preview-part = 项目
rich-preview-seen = 显示效果
rich-preview-formula = 公式
rich-preview-style = 样式
rich-preview-refused = Telegram 在这里不接受富文本消息，仍使用经典排版。
rich-contents = 目录
# $title 是日报的标题；一条消息放不下。
rich-part = { $title } · 第 { $number } 部分，共 { $count } 部分
layout-refused = Telegram 拒绝了这里的富文本排版，本聊天今后改用经典排版。可在 /settings 中更改。

# 本聊天收到过、后来在 arXiv 上有新版本的论文。$changes 由下面各项组成。
revisions-head = 你收到过、现已修订的论文
revisions-more = { $count ->
       *[other] 另有 { $count } 篇
    }
revision = { $title }，{ $since } → { $now }：{ $changes }
revised-withdrawn = <b>已撤稿</b>
revised-title = 标题有改动
revised-joined = 新增作者：{ $names }
revised-left = 不再列为作者：{ $names }
revised-abstract =
    { $share ->
       *[other] 摘要改动了 { $share }% 的词
    }
revised-journal = 已发表于 { $journal }
revised-comment = 备注：“{ $comment }”
revised-doi = DOI { $doi }
revised-same = 标题、作者和摘要未变，正文可能有改动

## 趋势与等待

pattern-brief-day = M月d日
command-trends = 用一张图展示主题的走势：论文数量、上升词、最活跃的分类和作者
menu-trends = 主题走势图
command-cancel = 停止正在为你进行的操作
menu-cancel = 停止当前操作
trends-which = 要看哪个主题的走势？
trends-what = 要看哪个主题？例如 <code>/trends diffusion-models</code>，也可以用任意检索式：<code>/trends ti:"world model"</code>。
trends-span = { $papers } 篇论文 · { $dates }
trends-dates = { $since }至{ $until }
trends-per-day = 每日论文数
trends-per-week = 每周论文数
trends-rising = 上升词
trends-rising-since = { $day }以来的上升词
trends-none-rises = 没有明显上升的词
trends-too-early = 论文还太少，无法判断
trends-categories = 最活跃的分类
trends-authors = 最活跃的作者
trends-last-day = { $day }：{ $papers } 篇 · 此前日均 { $mean } 篇
trends-last-week = { $day }当周：{ $papers } 篇 · 此前周均 { $mean } 篇
trends-rise = 上升词：{ $list }
trends-in = 分类：{ $list }
trends-by = 作者：{ $list }
trends-young = <i>本库自{ $since }起才有记录，共 { $announced } 篇已公布的论文。</i>
trends-nothing = 自{ $since }以来没有公布过关于“{ $name }”的论文。这段时间本库共收录 { $announced } 篇。
trends-empty-store = 本库还没有任何公告。请在 arXiv 下次公布论文后再试。
key-light = ☀️ 浅色
key-dark = 🌙 深色
working = 正在处理……
key-cancel = 取消
cancelling = 正在停止……
cancelled = 已取消。已经开始生成的解读会继续完成并保存，再次查询时即可看到。
nothing-to-cancel = 没有正在进行的操作。
not-yours-to-cancel = 只有发起者才能取消。

# 投票、由此学到的排序，以及收藏夹
command-save = 把论文加入本聊天的收藏，可附备注
command-why = 说明哪些词使某篇论文靠前或靠后
command-forget_votes = 清除本聊天的投票和由此学到的排序
menu-save = 收藏一篇论文
menu-why = 论文为何靠前
menu-forget_votes = 清除投票
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
key-unvote = 撤回我的投票
key-forget-votes = 清除全部投票…
key-forget-votes-yes = 确定清除
vote-up-toast = 👍 今后多推这类论文。
vote-down-toast = 👎 今后少推这类论文。
vote-none-toast = 已撤回你的投票。
vote-unlearned = （本聊天已关闭按投票排序，投票不影响顺序。）
for-you = ★ 为你推荐：{ $words }
digest-learned = 顺序依本聊天的投票和收藏而定；发送 /why 加论文编号可查看原因。
why-what = 想了解哪篇论文？请发送 <code>/why 2409.17058</code>。
why-head = <b>靠前或靠后的原因</b>：{ $title }
why-for = 加分：{ $words }
why-against = 减分：{ $words }
why-unknown = 目前学到的偏好与这篇论文无关。
why-nothing = 这里还没有学到偏好，顺序只依话题而定。请在论文下方按 👍 或 👎，或收藏论文。
why-off = 本聊天已关闭按投票排序。
forget-votes-ask = 清除本聊天的全部投票和由此学到的排序？收藏的论文会保留。
forget-votes-done = 已清除。在有新的投票或收藏之前，顺序只依话题而定。
save-what = 要收藏哪篇论文？请发送 <code>/save 2409.17058</code>，后面可附备注。
save-done = 已收藏 { $id }。/saved 可查看列表。
save-noted = 已收藏，备注：{ $note }
note-long =
    { $most ->
       *[other] 备注最多 { $most } 个字符。未收藏，请缩短后重发。
    }
saved-notes = <b>备注</b>

## Finding

inline-start = 打开 Papergram
inline-nothing = 没有找到论文 · 打开 Papergram
command-similar = 列出与某篇论文主题相近的论文
menu-similar = 查找相似论文
similar-what = 要找与哪篇论文相似的？请发送 <code>/similar 2409.17058</code> 或论文链接。
sort-newest = 按时间
sort-best = 按相关度
page-back = ← 上一页
page-further = 下一页 →

## 带走：参考文献、导出、删除、隐私

command-bib = 给出论文的 BibTeX 供复制，或 RIS 文件
command-export = 把本聊天保存的全部内容以文件发给你
command-forget = 经确认后删除本聊天保存的全部内容
menu-bib = 论文的 BibTeX 或 RIS
menu-export = 导出全部保存的内容
menu-forget = 删除全部保存的内容
key-cite = 引用
key-copy = 复制
key-copy-key = 复制引用键
key-file-bib = .bib
key-file-ris = .ris
key-file-csv = .csv
key-file-md = .md
key-file-json = .json
bib-what = 要引用哪些论文？请发送 <code>/bib 1706.03762 2409.17058</code>；<code>/bib ris …</code> 给出 RIS，<code>/bib ascii …</code> 给出只含 ASCII 字符的 BibTeX。回复一条关于某篇论文的消息时，只发 <code>/bib</code> 即可。
bib-many =
    { $most ->
       *[other] 一次太多了：最多 { $most } 篇。
    }
bib-file =
    { $count ->
       *[other] { $count } 篇论文
    }
saved-file =
    { $count ->
       *[other] 收藏的 { $count } 篇论文
    }
export-file = “{ $name }”保存的全部内容。
export-sent-privately = 已通过私聊发给你。
export-not-here = 本聊天保存的内容不宜公开，而我无法单独发给你。请先以自己的身份在私聊中启动我，然后再试一次。
key-start-privately = 在私聊中启动
key-export = 导出…
key-forget = 全部删除…
key-forget-yes = 确定全部删除
key-forget-no = 不删除
forget-ask =
    <b>删除“{ $name }”保存的全部内容？</b>
    • { $topics ->
       *[other] { $topics } 个订阅
    }，以及全部设置、自定义主题和查询
    • { $saved ->
       *[other] { $saved } 篇收藏及其备注
    }
    • { $votes ->
       *[other] { $votes } 张投票
    }，以及由此学到的偏好
    • { $papers ->
       *[other] { $papers } 篇论文的推送记录
    }
    日报会立即停止，且无法恢复。下方按键一小时内有效。
forget-without-export = { $words }

    <b>导出文件未能发出。</b>
forget-done =
    <b>已删除。</b>我不再保存本聊天的任何内容，也不会再推送日报。留下的只有不涉及任何人的计数：发送了多少消息、解读论文花了多少费用。
    已发出的消息可由你自行删除。发送 /start 可重新开始。
forget-not = 没有删除任何内容。
privacy =
    <b>保存什么、保存多久</b>
    • 关于本聊天：编号、类型和名称，设置、订阅和自定义主题，以及最近 30 个查询（供结果下方的按键使用）。保存到 /forget 为止。
    • 收藏的论文及备注、投票，以及由此学到的词。投票与投票者的编号一同保存，以保证每人一票。保存到撤回或 /forget 为止。
    • 本聊天收到过哪些论文、何时收到，以免重复推送。保存到 /forget 为止。这些消息的文字保存 { $days } 天。
    • 某人管理哪些频道和群组，以及尚未完成的主题或提问。保存到不再管理、完成或 /forget 为止。
    • 发给我的文字：只保存到回答为止，这样即使程序崩溃也不会丢失。/ask 的问题也不保存。

    <b>谁能看到</b>
    在群组里，成员能看到收藏、备注和票数，但看不到是谁投的。本机器人的运营者可以读取数据库和日志；日志只在出错时记下聊天编号。除此之外没有人能看到。

    <b>发往哪里</b>
    消息经由 Telegram 传送。向 arXiv 查询时只用论文编号或标题词，arXiv 看不到你的任何信息。{ $goes }

    <b>带走与删除</b>
    /export 把本聊天保存的全部内容发给你，/forget 立即删除（群组里由管理员操作；在你自己的私聊里，你在别处的投票也会一并导出或删除）。仍会留下的有：Telegram 里的消息，需由你自行删除；不涉及任何人的计数；运营者此前所做的备份，保留多久由其决定。
privacy-model = 论文和 /ask 的问题会发给语言模型服务器，但不带你的名字和编号；本聊天因此产生的费用会被记下，/forget 后不再带有聊天编号。
privacy-no-model = 这里没有使用语言模型，内容不会发往其他地方。

## 设置的各个页面

settings-head = 本聊天的设置
settings-head-of = “{ $name }”的设置
settings-papers = 每天最多 { $papers } 篇
settings-topics-count =
    { $count ->
        [0] 还没有主题
       *[other] { $count } 个主题
    }{ $changed ->
        [0] {""}
       *[other] ，其中 { $changed } 个有单独设置
    }
key-settings-when = 🕗 时间
key-settings-language = 🌐 语言
key-settings-look = 👁 外观
key-settings-more = ⚙️ 其他
key-settings-topics = 🏷 主题
days-every = 每天
days-work = 周一至周五
weekday-1 = 周一
weekday-2 = 周二
weekday-3 = 周三
weekday-4 = 周四
weekday-5 = 周五
weekday-6 = 周六
weekday-7 = 周日
settings-when =
    <b>时间</b>
    日报时间：<b>{ $hour }</b>（{ $zone }），{ $days }。
    下一份：{ $when }

    要精确到分钟，请输入：<code>/settings hour 7:30</code>。两份日报之间公布的论文都会放进下一份。
key-days-every = 每天
key-days-work = 周一至周五
settings-language =
    <b>语言</b>
    界面语言：{ $language }；论文解读：{ $readings }。
    论文解读可以用任何语言：<code>/settings readings ja</code>。
settings-readings-no-model = 没有接入语言模型时，只能原文摘引论文，语言与论文相同。
key-readings = 解读：{ $language }
key-readings-bot = 解读与界面语言一致
settings-look =
    <b>外观</b>
    每篇论文显示：<b>{ $length }</b>；每天最多 <b>{ $papers }</b> 篇。
    <i>经典</i>排版所有客户端都能显示。<i>富文本</i>排版把一天的论文放进一条消息，带目录、公式和脚注，启用前会先发一条样例。配图出现在富文本排版的完整解读里。
settings-links = <i>链接卡片</i>：群里有人贴出 arXiv 链接时，以简短卡片回复。
settings-links-heard = 我能看到本群的链接。
settings-links-unheard = <b>目前我还看不到本群的链接</b>：请将我设为管理员，或关闭隐私模式（@BotFather，/setprivacy）后重新拉我入群。
key-layout-classic = 经典
key-layout-rich = 富文本
key-figures-on = 显示配图
key-figures-off = 不显示配图
key-silent-off = 🔔 有提示音
key-silent-on = 🔕 静音
key-links-on = 链接卡片
key-links-off = 不发卡片
set-layout-classic = 经典排版
set-layout-rich = 富文本排版
set-figures-on = 显示配图
set-figures-off = 不显示配图
set-silent-off = 有提示音
set-silent-on = 静音发送
set-links-on = 为群里的链接发卡片
set-links-off = 不为链接发卡片
settings-more =
    <b>其他</b>
    <i>新版本</i>：收到过的论文有新版本时，不提示，或在日报末尾用一行说明改动。
    <i>没有论文的日子</i>：说明原因，或不发消息。
    <i>排序</i>：“为你推荐”把投票和收藏所偏好的论文排在前面，不会漏掉任何论文。
key-revisions-silent = 新版本：不提示
key-revisions-line = 一行说明
key-quiet-why = 无论文日：说明原因
key-quiet-silent = 不发消息
key-foryou-on = 排序：为你推荐
key-foryou-off = 按主题
set-revisions-silent = 新版本不提示
set-revisions-line = 新版本一行说明
set-quiet-why = 无论文的日子说明原因
set-quiet-silent = 无论文的日子不发消息
set-foryou-on = 喜欢的排在前面
set-foryou-off = 按主题排序
settings-topics =
    <b>主题</b>
    选择一个主题，可以单独设置它的篇幅、篇数和新版本提示。{ $mark } 表示已有单独设置。也可以输入：<code>/settings llm papers 3</code>。
settings-topic =
    <b>{ $name }</b>
    每篇论文显示：{ $length }
    篇数：{ $papers }
    新版本：{ $revisions }
as-the-chat = { $what }（与本聊天相同）
key-as-length = 篇幅与本聊天相同
key-as-papers = 篇数与本聊天相同
key-as-news = 新版本提示与本聊天相同
settings-sample = 富文本排版的样例马上发出。
settings-sample-ask = 上面的样例能完整显示吗？如果有缺失或异常，还是用经典排版更好。
key-sample-yes = 能，启用
key-sample-no = 不能，保持经典
settings-bad-days = “{ $value }”里没有星期几。请写 周一到周五、“周一、周三、周五”、工作日 或 每天，也可以写 mon-fri。
settings-last-day = 至少要保留一天。如果不想再收日报，请发送 /pause。
settings-bad-readings = 我不认识语言“{ $value }”。请写语言代码，例如 en、zh 或 de；写 bot 则与界面语言一致。
settings-bad-layout = “{ $value }”不是排版方式。请写 classic 或 rich。
settings-bad-revisions = “{ $value }”不是新版本的提示方式。请写 silent 或 line。
settings-bad-quiet = “{ $value }”不是无论文日的处理方式。请写 why 或 silent。
settings-bad-switch = “{ $value }”既不是 on 也不是 off。请写 on 或 off。
card-rest = 另有内容，点按编号查看：{ $parts }。

command-preview = 用已公布的论文，按当前设置预览下一份日报的样子
menu-preview = 预览日报的样子
key-preview = 🔍 预览
preview =
    <b>{ $head }</b>
    { $about }
    预览不算发送，其中的论文仍会按时出现在日报里。下一份日报：{ $when }
preview-head = 日报预览（按当前设置）
preview-head-of = “{ $name }”的日报预览（按当前设置）
preview-day = 内容取自 arXiv { $day }公布的论文。
preview-sample = 这里还没有收到任何公告，因此用样例预览：arXiv { $day }公布的论文。
preview-silent = 这样的日子不会收到消息：没有匹配的论文，而本聊天设置为无论文时不发消息。
preview-not-here = 预览只发给你本人，但无法私聊发送给你。请先以自己的身份私聊启动我，再试一次。
news-silent = 不提示
news-line = 一行说明改动

## Groups, channels, forums

command-manage = 在这里管理频道或群组
menu-manage = 管理频道或群组
managing = 🛠 正在管理 <b>{ $name }</b>
key-managed = ✓ 结束管理 { $name }
key-manage = 🛠 { $name }
key-manage-again = 🛠 继续管理 { $name }
key-manage-other = 其他频道或群组……
key-manage-privately = 🛠 到私聊中管理
key-manage-retry = 再试一次
key-add-to-group = + 把我加入群组
key-add-to-channel = + 把我加入频道
key-pick-channel = 📣 选择频道
key-pick-group = 👥 选择群组
key-subscriptions = 订阅列表
manage = 想在这里管理哪个频道或群组？
manage-pick =
    请用下方按键选择你担任管理员的频道或群组。
    之后你在这里发的命令都针对它，那边的人看不到。
manage-in-private = 本群的主题和设置可以在与我的私聊中管理，不会打扰大家。
managing-picked = 你选择了 <b>{ $name }</b>。
managing-begun =
    你在这里发的命令现在都针对它：/topics、/subscribe、/settings、/pause 等。它的日报每天 { $hour }（{ $zone }）发送。

    点下方按键、发送 <code>/manage off</code>，或者一小时没有相关操作，管理就会结束。你查看的论文和收藏仍归你自己。
managing-begun-but =
    { $words }

    ⚠️ { $lacks }
managing-done = 已结束。你在这里发的命令又针对你自己的聊天了。
managing-over = 已有一小时没有对 <b>{ $name }</b> 进行操作，所以刚才的命令没有执行：你在这里发的命令又针对你自己的聊天了。
managing-not-admin = 你不是那里可以发消息的管理员，因此无法管理。你在这里发的命令针对你自己的聊天。
managing-outside = 我已无法访问那个聊天。请重新把我加进去再管理。你在这里发的命令针对你自己的聊天。
lack-outside = 我不在那个聊天里。请把我加进去；频道里需设为管理员并授予“发布消息”权限。
lack-admin = 我不是那个频道的管理员。请把我设为管理员，并授予“发布消息”权限。
lack-post = 我在那里没有“发布消息”权限：管理员 → 我 → 发布消息。
lack-send = 我在那里没有“发送消息”权限：请在“权限”中开启，或把我设为管理员。
lack-photos = 我在那里没有“发送图片”权限，因此无法发送插图。
lack-files = 我在那里没有“发送文件”权限，因此无法发送导出文件。
lack-topics = 我在这里没有“管理话题”权限：请把我设为有此权限的管理员，然后再试。
settings-bad-choice = “{ $value }”不能用于单个主题。请写 length titles（或 summary、takeaways、full）、papers 1 到 50、revisions silent 或 line；把值写成 chat 则与本聊天相同。
key-manage-any = 🛠 管理频道或群组
key-digest-there = 立即发布
digest-there = 这会立刻在那里发布今天的日报，所有人都能看到。
digest-goes-there = 今天的日报正在发往那里。
membership-added =
    你把我加入了 <b>{ $name }</b>。它的主题和设置可以在这里管理，不会打扰大家。
membership-lacks =
    ⚠️ 要在 <b>{ $name }</b> 发布日报，我还缺少：
    { $lacks }
membership-well = 我在 <b>{ $name }</b> 的权限已齐全。
trouble-blocked =
    ⚠️ 我无法在 <b>{ $name }</b> 发消息，日报暂停发送。
    { $lacks }
    解决之后，请在那里发送 /digest，或在管理它时发送 /resume。
trouble-refused = ⚠️ Telegram 不允许我在 <b>{ $name }</b> 发消息（“{ $why }”），日报暂停发送。在管理它时发送 /resume 可以重试。
trouble-thread = <b>{ $name }</b> 的一个话题已关闭或被删除。原本发往那里的内容今后发到 General；可在那里用 /subscriptions 调整。

# A zone by a city
key-city = 📌 城市或位置
key-location = 📍 发送我的位置
city-placeholder = 城市名，任何语言都可以
city-what = 你在哪个城市，或靠近哪个城市？请输入城市名。
city-or-location = 也可以用下方按钮发送位置；只会保存时区。
city-unknown = 没有找到城市或时区“{ $words }”。请输入附近较大的城市，或 Asia/Shanghai 这样的时区名。
city-none = 暂时无法查询地点。可以直接输入时区：<code>/settings zone Asia/Shanghai</code>。
city-several = 名为“{ $words }”的城市不止一个。
city-nearly = 没有找到城市“{ $words }”，但有拼写相近的。
city-which = 是哪一个？
city-near = 你在{ $city }附近。要把时区设为 { $zone } 吗？
city-set = 🌍 { $city }：{ $zone }，当地现在是 { $time }。

# The first minute
hi-language =
    <b>我为你读 arXiv。</b>
    每天早上推送你所选主题的新论文：每篇几行，每句话都有论文原文为据。想看某一篇论文，直接发送链接即可。

    <b>1/3</b> · 使用哪种语言？
hi-language-group =
    <b>我为本群读 arXiv。</b>
    每天早上推送所选主题的新论文。请管理员选择：

    <b>1/3</b> · 使用哪种语言？
hi-topics = <b>2/3</b> · 想读哪些方向？打开一个领域，勾选主题。
hi-topics-chosen =
    <b>2/3</b> · 想读哪些方向？
    已选：{ $topics }
hi-when =
    <b>3/3</b> · 几点推送？
    第一份日报：{ $when }
hi-no-topics = 还没有主题
hi-done =
    <b>设置好了。</b>
    主题：{ $topics }
    第一份日报：{ $when }

    其他功能见 /settings 和 /help。
hi-sample =
    <b>示例</b>：{ $topics }
    { $about }其中的论文不算已推送。
key-hi-skip = 全部跳过 ›
key-hi-next = 下一步 ›
key-hi-done = ✓ 完成
key-hi-again = 重新设置
key-own-forum-topic = 🧵 单独话题
key-to-general = → General
in-forum-topic = 🧵 在其话题中
forum-topic-made = 好了：它有了自己的话题。
to-general = 好了：它的日报改发到 General。
no-forum = 这个群没有开启话题：管理员可在群设置中开启。
forum-topic-begun = 今后 <b>{ $name }</b> 的日报发在这里，下一次：{ $when }。

## 出错时的说明（聊天用各自的语言，命令行用英文）
id-unreadable = “{ $text }”不是 arXiv 编号或链接。编号形如 2409.17058 或 math/0211159。
id-of-several = “{ $text }”里有不止一篇论文。请只给一个编号，形如 2409.17058 或 math/0211159。
query-too-long = 检索式最多 { $most } 个字符，这一条有 { $length } 个。
query-empty = 检索式是空的。请输入一个词，例如：diffusion
query-open-quote = 这个引号没有闭合，请补上另一个。
query-never-opened = 这个右括号没有对应的左括号。
query-never-closed = 这个括号没有闭合，请补上“)”。
query-empty-parentheses = 这对括号里什么也没有。
query-nothing-wanted = 这里只说了不要什么，几乎所有论文都会符合。请再加一个想要的词。
query-no-field = “{ $text }”不是字段。可用的字段有 ti:（标题）、au:（作者）、abs:（摘要）和 cat:（分类）。带冒号的词请放在引号里。
query-field-alone = “{ $text }”后面要紧跟一个词、一个短语或一个括号。
query-too-many-terms = 检索式最多 { $most } 个词，这里多出了一个。
query-no-category = arXiv 没有“{ $text }”这个分类。分类形如 cs.CV 或 math，大类形如 cs。
query-category-near = arXiv 没有“{ $text }”这个分类。你要找的是 { $near } 吗？
query-no-letters = “{ $text }”里没有可以检索的字母、汉字或数字。
query-star-inside = “{ $text }”中间有 *。* 只能放在词尾。
query-short-prefix = “{ $text }”太短了。* 前面至少要有 { $least } 个字母。
query-too-deep = 括号嵌套超过了 { $most } 层，请去掉一些。
query-nothing-after = “{ $text }”后面什么也没有。
query-no-word-after = “{ $text }”后面缺少要检索的词。
query-no-word-before = “{ $text }”前面缺少要检索的词。
being-stopped = 程序正在停止，请一分钟后再试。
no-picture = 图画不出来，请稍后再试。
no-full-text = 这篇论文没有我能读取的全文。
model-failed = 语言模型没有回答，请过几分钟再试。
# Notes
key-note-here = ✎ 备注
key-note-no = 删除备注
key-note = ✎ { $number }
note-which = 给《{ $title }》写什么备注？发送 <code>-</code> 表示不要备注。
note-now =
    { $words }
    当前备注：{ $note }
note-placeholder = 备注
note-gone = 备注已删除，论文仍在收藏里。
note-not-saved = 这篇论文已不在收藏里。

## Topics of one's own

# A query in words
query-term = “{ $words }”
query-title = 标题含“{ $words }”
query-abstract = 摘要含“{ $words }”
query-author = 作者 { $words }
query-category = 属于 { $code }（{ $name }）
query-and = {" 且 "}
query-or = {" 或 "}
query-without = 排除 { $words }

# A draft
draft-new = 新主题，尚未保存
draft-change = 修改尚未保存
draft-said = 您的描述：{ $words }
draft-understood = 理解为：{ $words }
draft-han = arXiv 的标题和摘要是英文，中文词几乎匹配不到论文，建议改用英文词。
draft-nothing-stored = 这里还没有存下论文，暂时无法试查；日报来时便知。
draft-count = 最近 { $days } 次公告的 { $papers } 篇论文中，命中 { $count } 篇
draft-near = 差一点命中
miss-excluded = 因含 { $words } 而排除
miss-category = 属于 { $own }，不在 { $wanted } 中
miss-partly = { $wanted } 个条件只满足 { $held } 个；缺 { $words }
draft-gone = 该草稿已不存在。请用 /topic new 重新开始。
draft-changed = 草稿已有改动，现在是这样。
draft-dropped = 已放弃，未保存任何内容。
draft-saved-toast = { $name }：已保存并订阅。下次日报：{ $when }。
draft-changed-toast = { $name }：已修改。
draft-saved-full = “{ $name }”已保存，但本聊天已订阅 { $most } 个主题。请先退订一个：/subscriptions。
own-too-many = 每个聊天最多有 { $most } 个自建主题。请先删除一个：/topics。
key-draft-save = ✓ 保存并订阅
key-draft-save-change = ✓ 保存修改
key-draft-must = + 必须包含
key-draft-also = + 也可包含
key-draft-without = − 排除
key-draft-author = 👤 作者
key-draft-category = 📂 类别
key-draft-rename = ✎ 改名
key-draft-change = ↻ 重新描述
key-draft-drop = ✕ 放弃
ask-new = 这个主题关于什么？用一句话写出来即可，例如：<i>diffusion models for protein design, not reviews, from Baker’s lab</i>；也可以写查询式，例如 <code>ti:"world model" cat:cs.RO -survey</code>。
ask-change = 那么它关于什么？请写一句话或查询式。
ask-must = 每篇论文还必须包含哪些词？用逗号分隔。
ask-also = 还可以包含哪些词？用逗号分隔。
ask-without = 不想看包含哪些词的论文？用逗号分隔。
ask-author = 谁的论文？请按论文上的写法，例如 <i>Jane Doe</i>；多人用逗号分隔。
ask-category = 哪些类别？例如 <code>cs.LG</code> 或 <code>math</code>；多个用逗号分隔。
ask-rename = 改成什么名字？
placeholder-topic = 一句话或查询式
placeholder-words = 词，词组
placeholder-author = Jane Doe
placeholder-category = cs.LG, stat.ML
placeholder-name = 简短的名字

# The list, a topic's page, files
key-own-topics = ★ 自建主题 · { $count }
key-new-topic = + 新建主题
key-topics-export = ⬇ 导出
key-topics-import = ⬆ 导入
key-own-edit = ✎ 编辑
key-own-rename = 改名
key-own-share = ↗ 分享
key-own-delete = 🗑 删除
key-own-end = ✕ 退订，保留主题
key-own-end-delete = 🗑 退订并删除
key-own-gone = 🗑 删除
key-own-keep = 保留
key-own-send = ↗ 发送链接
key-own-copy = 复制链接
own-topics =
    <b>自建主题</b>
    本聊天共有 { $count } 个自建主题。
own-none =
    <b>自建主题</b>
    还没有。用一句话说明想读什么，保存前就能看到它会带来哪些论文。
own-end = 上面的文件保存了“{ $name }”，以备日后使用。只退订，还是连主题一起删除？
own-delete = 上面的文件保存了“{ $name }”，以备日后使用。要删除该主题及其订阅吗？分享链接也会失效。
own-deleted = 已删除“{ $name }”。
own-shared =
    打开此链接的人会看到名称“{ $name }”和查询式，并可采用该主题；本聊天的其他内容不会显示。
    { $link }
shared-gone = 此链接没有对应的主题，可能已被删除。可用 /topics 查看现有主题。
topics-title = { $name } 的 arXiv 主题
topics-file = { $count } 个主题的文件，可用 /topics import 导入。
topics-opml = 同样的主题，供阅读器使用的 OPML。
topics-file-before = 先把 { $count } 个主题存成文件；可用 /topics import 恢复。
topics-nothing-to-export = 本聊天还没有可导出的主题。
topics-send-file = 请发送文件：本机器人导出的 JSON，或阅读器的 OPML，最大 { $kilobytes } KB。在群组里请回复此消息发送。
topics-file-large = 文件超过 { $kilobytes } KB；主题列表不会这么大。未读取任何内容。
topics-file-unreadable = 文件中没有找到主题。可读取 /topics export 的 JSON，以及含 arXiv 订阅源的 OPML。
imported-new =
    <b>新增：{ $count } 个</b>
    { $names }
imported-same =
    <b>已有：{ $count } 个</b>
    { $names }
imported-kept-only =
    <b>已保存但未订阅（本聊天订阅已满）：{ $count } 个</b>
    { $names }
imported-full =
    <b>放不下：{ $count } 个</b>
    { $names }
imported-refused =
    <b>未接受：{ $count } 个</b>
    { $names }
imported-no-feed = 没有查询式，也不是 arXiv 的订阅源
## 没有搜到时
no-hits-understood =
    目前公布的论文中没有符合 <code>{ $query }</code> 的。
    我的理解是：{ $meaning }。

    请少用几个词、用 <code>OR</code>，或用 <code>diffus*</code> 这样的前缀。
no-hits-near =
    目前公布的论文中没有符合 <code>{ $query }</code> 的。
    我的理解是：{ $meaning }。

    要找的是下面这些吗？
key-spelling = 🔎 { $query }
key-topic = 主题：{ $name }
key-without = 去掉{ $part }：{ $papers } 篇

## 为何相似
similar-why = <i>共有：{ $words }</i>
# What commands take
usage-topics = [export | import]
usage-topic = &lt;代号 | 查询式 | new …&gt;
usage-subscribe = &lt;代号 | 查询式&gt;
usage-unsubscribe = &lt;代号&gt;
usage-preview = [主题]
usage-paper = &lt;编号 | 链接 | 标题词&gt;
usage-ask = &lt;编号&gt; &lt;问题&gt;
usage-save = &lt;编号&gt; [备注]
usage-bib = [ris] &lt;编号 …&gt;
usage-why = &lt;编号&gt;
usage-search = &lt;关键词&gt;
usage-similar = &lt;编号 | 链接&gt;
usage-trends = [主题 | 查询式]
usage-manage = [off]

## 网站

pattern-month = y年M月
site-skip = 跳到正文
site-theme-auto = 配色：跟随系统
site-theme-light = 配色：浅色
site-theme-dark = 配色：深色
site-source = 元数据来自 arXiv，感谢其开放获取。摘要与要点由程序生成，一切以论文原文为准。
site-about = 按天阅读 arXiv 新公布的论文：每篇几行，句句有论文原文为据。
site-topics = 主题
site-newest = 最新
site-no-posts = 还没有内容。
site-papers = { $count ->
       *[other] { $count } 篇论文
    }
site-days = { $count ->
       *[other] { $count } 天
    }
site-topic-about = arXiv 上的{ $topic }，按天整理：{ $days } 天共 { $papers } 篇论文，每篇都有解读和原文依据。
site-day-about = { $count ->
       *[other] arXiv 于 { $day } 公布的{ $topic }论文 { $count } 篇，每篇都有解读和原文依据。
    }
site-day-count = { $count ->
       *[other] { $count } 篇（共公布 { $announced } 篇）
    }
site-notice = 由程序阅读（{ $readers }），引用前请核对论文原文。
site-semicolon = ；
site-other-days = 其他日期
site-crumbs = 当前位置
site-kind-new = 新论文
site-kind-cross = 交叉列表
site-kind-replace = 修订
site-kind-replace-cross = 交叉列表修订
site-changed = { $since } → { $now }：{ $changes }
site-changes-unknown = 改动未知
site-correction = 更正于 { $day }：此前依据的是 { $version }（{ $read } · { $reader }）。
site-revised = 往日论文的新版本
site-parts = 分八项细读
site-title = 标题
site-authors = 作者
site-affiliation = 第一作者单位
site-keywords = 关键词
site-links = 链接
site-comment = 备注
site-journal = 发表于
site-dates = 提交日期
site-read = 阅读范围
site-judged = 优点与不足
site-conclusion = 结论
site-found-by = 命中：
site-figures = { $count ->
       *[other] { $count } 张图表
    }
site-note = 原文依据，注 { $number }
site-note-back = 回到第 { $number } 条陈述
site-old = 旧解读
site-old-about = 出自 { $day } 的“{ $post }”，由 { $reader } 生成。旧解读没有附原文依据，此处照原样保留。
site-old-findings = { $count ->
       *[other] { $count } 处存疑
    }
site-old-why = 与原文不符之处
site-copied = 已复制
site-places = 收录于
site-query = 检索式
site-search = 搜索
site-search-what = 搜索标题、作者和要点
site-search-topic = 主题
site-search-all = 全部主题
site-search-found = 在 { $papers } 篇论文（{ $span }）中找到 { $found } 篇
site-search-none = 标题、作者和要点中都没有“{ $query }”。已搜索 { $papers } 篇论文（{ $span }）。
site-search-nothing = 还没有可以搜索的内容。
site-search-failed = 列表加载失败。
site-search-loading = 正在搜索……
site-search-older = 继续搜索更早的月份
site-search-keys = / 搜索 · ↑ ↓ 移动 · Esc 关闭 · 加引号按词组搜索

# 每日推送文章（Markdown）
post-day = { $day } 更新
post-labelled = { $label }：{ $told }
post-translated = { $translation }（{ $title }）
post-venue = 发表：{ $venue }
post-read-full = 全文
post-absent-abstract = 不可用：只读了摘要
post-revised = { $changed }（见 { $day } 的文章）
post-empty = arXiv 当天公布的 { $announced } 篇论文中没有属于{ $topic }的。
post-notice-reader = { $reader } { $count } 篇（{ $read }）
post-notice-read = 由程序阅读：{ $readers }。
post-notice-quoted = 对论文的介绍均为论文原句。
post-notice-written = 每条陈述都与论文核对过，并以脚注附上所依据的原句。仍可能有误，引用前请阅读原文。
post-notice-arxiv = 标题、作者、摘要与备注均来自 arXiv。感谢 arXiv 的开放获取服务。
post-figures = 点此查看论文截图
post-description = { $topic } 方向最新论文，{ $day } 更新。{ $first }
post-summary = 总结
## Feeds
feed-title = { $topic } · { $archive }
feed-about = arXiv 每日公布的{ $topic }方向新论文，附一句话总结与要点。
feed-about-paper = arXiv:{ $version } · { $label }

# Charts of the site
site-charts = 图表
site-rise = ×{ $factor } · { $papers } 篇
site-bar-day = { $day }：{ $papers } 篇
site-bar-week = { $day }当周：{ $papers } 篇
## 旧解读
old-takeaway = 要点 { $number }
old-version = 版本
old-venue = 发表处
old-entry = 整条解读
old-kind-number = 数字不符
old-kind-entity = 名称不见于原文
old-kind-link = 链接有误
old-kind-contradiction = 与原文矛盾
old-kind-leak = 混入提示词或客套话
old-kind-filler = 空话或重复
old-kind-unsupported = 缺乏依据
old-kind-missing = 缺失
old-kind-form = 格式问题

# Days of the site
site-all-days = 全部日期
site-posts = 每日文章
site-month-about = { $month }所有主题的每日更新。
