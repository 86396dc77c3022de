import { Markup, Telegraf } from "telegraf";

const { API_ROOT: apiRoot, TOKEN: token } = process.env;
const bot = new Telegraf(token, { telegram: { apiRoot } });

// Markup.button adds a field "hide", which the Bot API does not know: the sandbox must be lenient.
bot.start((ctx) =>
  ctx.replyWithHTML(
    `<b>Hello</b> ${ctx.from.first_name}`,
    Markup.inlineKeyboard([Markup.button.callback("More", "more")]),
  ));

bot.action("more", async (ctx) => {
  await ctx.editMessageText("That is more");
  await ctx.answerCbQuery("Here");
});

bot.command("file", async (ctx) => {
  const sent = await ctx.replyWithDocument({ source: Buffer.from("Notes of the day"), filename: "notes.txt" });
  const answer = await fetch(await ctx.telegram.getFileLink(sent.document.file_id));
  await ctx.reply(`I have read: ${await answer.text()}`);
});

bot.command("bad", (ctx) => ctx.replyWithHTML("<b>oops").catch((error) => ctx.reply(error.description)));

bot.command("slow", (ctx) =>
  ctx.reply("never seen").catch((error) => ctx.reply(`Told to wait ${error.parameters.retry_after} s`)));

process.once("SIGTERM", () => bot.stop("SIGTERM"));
await bot.launch();
