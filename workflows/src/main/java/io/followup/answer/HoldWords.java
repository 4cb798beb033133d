package io.followup.answer;

import io.followup.hold.HoldKind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Words after which only a person may go on. The gravest comes first. */
final class HoldWords {
  private record Rule(HoldKind kind, Pattern words) {}

  private static final List<Rule> RULES =
      List.of(
          rule(HoldKind.DECEASED, "\\b(deceased|passed away|fallecio|fallecido|fallecida)\\b"),
          // A person, that is: heat pumps die as well.
          rule(
              HoldKind.DECEASED,
              "\\b(he|she|husband|wife|mother|father|mom|dad|son|daughter|owner|customer|brother|sister|parent"
                  + "|grandmother|grandfather|uncle|aunt|mr|mrs|ms)( \\w+){0,3} (died|is dead|has died|murio)\\b"),
          rule(HoldKind.BANKRUPTCY, "\\b(bankrupt|bankruptcy|bancarrota|chapter (7|11|13))\\b"),
          rule(
              HoldKind.ATTORNEY,
              "\\b(attorneys?|lawyers?|legal counsel|represented by|lawsuit|legal action|abogad[oa]s?)\\b"
                  + "|\\b(sue|suing) (you|your|for)\\b|\\bdemandarlos\\b"),
          rule(
              HoldKind.DISPUTE,
              "\\b(disput(e|es|ed|ing)|disputo)\\b"
                  + "|\\bnot (my|our) (bill|debt|invoice|account|charge)\\b"
                  + "|\\b(do not|dont|does not|doesnt) owe\\b|\\bno debo\\b"
                  + "|\\bnever (ordered|authorized|agreed to|approved)\\b"
                  + "|\\b(over ?charged|wrong (amount|bill|charge|invoice))\\b"),
          rule(
              HoldKind.PAID,
              "\\b(already|just) (paid|payed)\\b"
                  + "|\\b(i|we|he|she|husband|wife)( have| had| has| already)* (paid|payed)"
                  + "( (that|this|it|the|my|our|your|off|in full|already|last|yesterday|today|on|by|with|online)\\b|$)"
                  + "|\\b(bill|invoice|balance) (is|was|has been) (already )?paid\\b"
                  + "|\\b(ya pague|ya pagamos|ya lo pague|ya esta pagad[oa])\\b"),
          rule(
              HoldKind.COMPLAINT,
              "\\bcease\\b|\\b(better business bureau|bbb|attorney generals?|consumer protection|fcc|ftc|tcpa)\\b"
                  + "|\\bdo not call (list|registry)\\b|\\bharass\\w*\\b|\\b(file|filing) a complaint\\b"
                  + "|\\breport (you|your company|this number)\\b"));

  private HoldWords() {}

  private static Rule rule(HoldKind kind, String words) {
    return new Rule(kind, Pattern.compile(words));
  }

  static Optional<HoldKind> in(List<String> sentences) {
    return RULES.stream()
        .filter(rule -> sentences.stream().anyMatch(rule.words().asPredicate()))
        .map(Rule::kind)
        .findFirst();
  }
}
