import { Bot, GrammyError, InlineKeyboard, InputFile } from "grammy";

const { API_ROOT: apiRoot, TOKEN: token } = process.env;
const bot = new Bot(token, { client: { apiRoot } });

bot.command("start", (ctx) =>
  ctx.reply(`<b>Hello</b> ${ctx.from.first_name}`, {
    parse_mode: "HTML",
    reply_markup: new InlineKeyboard().text("More", "more"),
  }));

bot.callbackQuery("more", async (ctx) => {
  await ctx.editMessageText("That is more");
  await ctx.answerCallbackQuery("Here");
});

bot.command("file", async (ctx) => {
  const sent = await ctx.replyWithDocument(new InputFile(Buffer.from("Notes of the day"), "notes.txt"));
  const file = await ctx.api.getFile(sent.document.file_id);
  const answer = await fetch(`${apiRoot}/file/bot${token}/${file.file_path}`);
  await ctx.reply(`I have read: ${await answer.text()}`);
});

bot.command("bad", (ctx) =>
  ctx.reply("<b>oops", { parse_mode: "HTML" }).catch((error) => {
    if (error instanceof GrammyError) return ctx.reply(error.description);
    throw error;
  }));

bot.command("slow", (ctx) =>
  ctx.reply("never seen").catch((error) => ctx.reply(`Told to wait ${error.parameters.retry_after} s`)));

process.once("SIGTERM", () => bot.stop());
await bot.start();
