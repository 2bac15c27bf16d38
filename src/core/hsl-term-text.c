/* hsl-term-text.c: what a term says, in the words of the agreement
 *
 * The text is made of the rows each time it is needed; nobody types a sum, a name or a day twice.
 * It is the text of an official paper, so it is Chinese in any locale.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-term"

#include "hsl-term-text.h"

#include "hsl-money.h"

/* 民法典 1259 says of 以内, not of 前, that the day itself counts; so it is written out. */
#define DUE_BY "前（含当日）"

static const char *
party_name (const HslCase *owner,
            const char    *uid)
{
  const HslParty *party = hsl_case_find_party (owner, uid);

  return party != NULL && party->name != NULL ? party->name : "＿＿＿";
}

static void
append_money (GString *text,
              gint64   fen)
{
  g_autofree char *digits = hsl_money_format (fen);
  g_autofree char *words = hsl_money_to_chinese (fen);

  g_string_append_printf (text, "人民币%s元（大写：%s）", digits, words);
}

static void
append_day (GString *text,
            HslDay   day)
{
  g_autofree char *words = hsl_day_to_chinese (day);

  g_string_append (text, words);
}

/* By a day, or when something has come about; both may be open while it is typed. */
static void
append_due (GString             *text,
            const HslInstalment *instalment)
{
  if (instalment->due_on != HSL_DAY_NONE)
    {
      append_day (text, instalment->due_on);
      g_string_append (text, DUE_BY);
    }
  else if (instalment->event != NULL && *instalment->event != '\0')
    g_string_append_printf (text, "%s时", instalment->event);
  else
    g_string_append (text, "＿＿＿＿＿＿" DUE_BY);
}

/**
 * hsl_instalment_dup_time:
 *
 * Returns: (transfer full): by when, as the paper says it
 */
char *
hsl_instalment_dup_time (const HslInstalment *self)
{
  GString *text = g_string_new (NULL);

  append_due (text, self);
  return g_string_free (text, FALSE);
}

static void
append_manner (GString          *text,
               const HslTerm    *term,
               const HslContext *context)
{
  const char *manner =
      term->manner != NULL ? hsl_codes_get_name (context->codes, "pay-manner", term->manner, FALSE) : NULL;

  if (manner != NULL && g_strcmp0 (term->manner, "deed") != 0)
    g_string_append_printf (text, "以%s方式", manner);
}

static void
append_instalments (GString       *text,
                    const HslTerm *term)
{
  g_string_append (text, "，分");
  g_string_append_printf (text, "%u期支付：", term->instalments->len);
  for (guint i = 0; i < term->instalments->len; i++)
    {
      const HslInstalment *instalment = g_ptr_array_index (term->instalments, i);

      if (i > 0)
        g_string_append (text, "；");
      g_string_append_printf (text, "第%u期于", i + 1);
      append_due (text, instalment);
      g_string_append (text, "支付");
      append_money (text, instalment->amount_fen);
    }
}

static void
append_purpose (GString       *text,
                const HslTerm *term)
{
  if (term->text != NULL && *term->text != '\0')
    g_string_append_printf (text, "（%s）", term->text);
}

/* When it is to be done: at once, by a day, or (in several parts) later in the sentence. */
static void
append_time (GString            *text,
             const HslTerm      *term,
             const HslAgreement *agreement)
{
  if (agreement->on_the_spot)
    g_string_append (text, "当场");
  else if (term->instalments->len == 1)
    {
      g_string_append (text, "于");
      append_due (text, g_ptr_array_index (term->instalments, 0));
    }
}

static void
append_payment (GString          *text,
                const HslTerm    *term,
                const HslCase    *owner,
                const HslContext *context)
{
  append_manner (text, term, context);
  g_string_append_printf (text, "向%s支付", party_name (owner, term->creditor));
  append_money (text, term->amount_fen);
  append_purpose (text, term);
  if (term->instalments->len > 1)
    append_instalments (text, term);
}

/* Deeds: what is to be done stands in the wording, else the name of the matter serves. */
static void
append_deed (GString          *text,
             const HslTerm    *term,
             const HslCase    *owner,
             const HslContext *context)
{
  const char *matter = hsl_codes_get_name (context->codes, "term-matter", term->matter, FALSE);

  g_string_append_printf (text, "对%s履行：%s", party_name (owner, term->creditor),
                          term->text != NULL && *term->text != '\0' ? term->text : matter);
  if (term->amount_fen > 0)
    {
      g_string_append (text, "，折合");
      append_money (text, term->amount_fen);
    }
}

/**
 * hsl_term_dup_text:
 * @agreement: where the term stands or will stand
 * @owner: the case, for the names
 *
 * Returns: (transfer full): one sentence: who owes whom what, how much in digits and 大写, how, by when
 */
char *
hsl_term_dup_text (const HslTerm      *self,
                   const HslAgreement *agreement,
                   const HslCase      *owner,
                   const HslContext   *context)
{
  GString *text = g_string_new (party_name (owner, self->debtor));

  append_time (text, self, agreement);
  if (g_strcmp0 (self->matter, "pay") == 0)
    append_payment (text, self, owner, context);
  else
    append_deed (text, self, owner, context);
  if (self->place != NULL && *self->place != '\0')
    g_string_append_printf (text, "，履行地点：%s", self->place);
  g_string_append (text, "。");
  return g_string_free (text, FALSE);
}

/**
 * hsl_agreement_dup_total_text:
 *
 * Returns: (transfer full): the sum of all terms in digits and 大写, "" when there is none
 */
char *
hsl_agreement_dup_total_text (const HslAgreement *self)
{
  GString *text = g_string_new (NULL);
  gint64   total = 0;

  for (guint i = 0; i < self->terms->len; i++)
    total += ((HslTerm *) g_ptr_array_index (self->terms, i))->amount_fen;
  if (total > 0)
    append_money (text, total);
  return g_string_free (text, FALSE);
}

static void
append_delay_rate (GString            *text,
                   const HslAgreement *self)
{
  g_string_append (text, "未按约定期限付款的，自逾期之日起至付清之日止，以逾期未付的金额为基数，");
  if (g_strcmp0 (self->delay_kind, "lpr") == 0)
    g_string_append (text, "按照逾期时全国银行间同业拆借中心公布的一年期贷款市场报价利率计付逾期利息。");
  else if (self->delay_rate > 0)
    g_string_append_printf (text, "按每日万分之%" G_GINT64_FORMAT "的标准向收款一方支付违约金。",
                            self->delay_rate);
  else
    g_string_append (text, "按每日万分之＿＿的标准向收款一方支付违约金。");
}

/**
 * hsl_agreement_dup_delay_text:
 *
 * Returns: (transfer full): what is owed for being late, "" when nothing was agreed
 */
char *
hsl_agreement_dup_delay_text (const HslAgreement *self)
{
  GString *text = g_string_new (NULL);

  if (g_strcmp0 (self->delay_kind, "fixed") == 0)
    {
      g_string_append (text, "一方未按约定期限履行的，应当向对方支付违约金");
      append_money (text, self->delay_fen);
      g_string_append (text, "。");
    }
  else if (self->delay_kind != NULL && *self->delay_kind != '\0')
    append_delay_rate (text, self);
  if (self->delay_all_due)
    g_string_append (text, "分期付款的，任何一期逾期未付，收款一方有权要求付款一方一次性付清全部剩余款项。");
  return g_string_free (text, FALSE);
}

/**
 * hsl_instalment_dup_due:
 *
 * Returns: (transfer full): the due day, or the event that it waits for, as it stands in a list
 */
char *
hsl_instalment_dup_due (const HslInstalment *self)
{
  if (self->due_on != HSL_DAY_NONE)
    return hsl_day_to_iso (self->due_on);
  return g_strdup (self->event != NULL ? self->event : "");
}
