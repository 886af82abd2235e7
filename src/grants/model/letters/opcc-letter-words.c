/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of letters that come with the program. */
#include "opcc-letter-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Translators: what stands in braces is a field; write it exactly as you translated its name. */
static const struct
{
  const char *used_for;
  const char *subject; /* (nullable) */
  const char *body;
} letters[] = {
  { "letterhead", NULL, N_ ("Office of the Police and Crime Commissioner") },
  { "closing", NULL,
    N_ ("Yours sincerely\n\n{signed by}\nOffice of the Police and Crime Commissioner") },
  { "signed-by", NULL, N_ ("Grants Manager") },
  { "success", N_ ("{fund}: your application {reference} is successful"),
    N_ ("Dear {contact}\n\n"
        "Thank you for applying to the {fund} for your project “{project}”.\n\n"
        "I am pleased to tell you that {organisation} is awarded {amount}, which is all you asked "
        "for. The decision was made on {decision date}.\n\n"
        "Please do not spend or promise any of this money yet. We will send you a grant agreement "
        "next. It says when the money is paid, what we ask you to report to us, and what to do if "
        "your plans change. The award stands once both of us have signed it.\n\n"
        "We publish every award, with the name of the organisation, the amount and what it is "
        "for.\n\n"
        "We look forward to working with you.") },
  { "part", N_ ("{fund}: part award for your application {reference}"),
    N_ ("Dear {contact}\n\n"
        "Thank you for applying to the {fund} for your project “{project}”.\n\n"
        "I am pleased to tell you that {organisation} is awarded {amount} of the {asked} you asked "
        "for. The decision was made on {decision date}. More good projects applied than the money "
        "of this round could pay for in full.\n\n"
        "Please tell us within ten working days whether the project can go ahead with this "
        "amount, and what you would change. Please do not spend or promise any of the money until "
        "we have agreed this with you and both of us have signed a grant agreement.\n\n"
        "We publish every award, with the name of the organisation, the amount and what it is "
        "for.") },
  { "conditional", N_ ("{fund}: award with conditions for your application {reference}"),
    N_ ("Dear {contact}\n\n"
        "Thank you for applying to the {fund} for your project “{project}”.\n\n"
        "I am pleased to tell you that {organisation} is awarded {amount}. You asked for {asked}. "
        "The decision was made on {decision date}.\n\n"
        "The award depends on these conditions:\n\n"
        "{conditions}\n\n"
        "No money can be paid before they are met. Please tell us within ten working days how and "
        "when you will meet them. We will then send you a grant agreement.\n\n"
        "We publish every award, with the name of the organisation, the amount, its conditions "
        "and what it is for.") },
  { "unsuccessful", N_ ("{fund}: the outcome of your application {reference}"),
    N_ ("Dear {contact}\n\n"
        "Thank you for applying to the {fund} for your project “{project}”, and for the work you "
        "put into it.\n\n"
        "I am sorry to tell you that the application of {organisation} for {asked} was not "
        "successful this time. The decision was made on {decision date}. {reasons}\n\n"
        "Your application was marked against each criterion of the round. This is how it did:\n\n"
        "{feedback}\n\n"
        "This decision does not count against you. You are welcome to apply again in a later "
        "round, and to ask us about this feedback.") },
  { "reserve", N_ ("{fund}: your application {reference} is on the reserve list"),
    N_ ("Dear {contact}\n\n"
        "Thank you for applying to the {fund} for your project “{project}”.\n\n"
        "The application of {organisation} for {asked} scored well enough for an award, but the "
        "money of this round went to applications that scored higher. The decision was made on "
        "{decision date}. Your application is on our reserve list: should an award not be taken "
        "up, we may come back to you. Please do not plan on it.\n\n"
        "This is how it did against each criterion:\n\n"
        "{feedback}\n\n"
        "You are welcome to apply in a later round as well. Please tell us if you no longer wish "
        "to be on the list.") },
  { "not-considered", N_ ("{fund}: your application {reference} could not be considered"),
    N_ ("Dear {contact}\n\n"
        "Thank you for applying to the {fund} for your project “{project}”.\n\n"
        "I am sorry to tell you that the application of {organisation} could not be considered in "
        "this round, because it did not meet the rules of the fund: {reasons}\n\n"
        "The project itself was not marked. You are welcome to ask us about the rules and to apply "
        "in a later round.") },
  { "withdrawal", N_ ("{fund}: your application {reference} is withdrawn"),
    N_ ("Dear {contact}\n\n"
        "This is to confirm that the application of {organisation} to the {fund} for the project "
        "“{project}” is withdrawn. No grant will be paid for it.\n\n"
        "Please tell us at once if you did not ask for this. You are welcome to apply in a later "
        "round.") },
};

const char *
opcc_letter_words_get_subject (const char *used_for)
{
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (strcmp (letters[i].used_for, used_for) == 0)
      return letters[i].subject != NULL ? g_dgettext (GETTEXT_PACKAGE, letters[i].subject) : NULL;
  return NULL;
}

const char *
opcc_letter_words_get_body (const char *used_for)
{
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (strcmp (letters[i].used_for, used_for) == 0)
      return g_dgettext (GETTEXT_PACKAGE, letters[i].body);
  return NULL;
}
