# Hva som følger når noe faller bort eller endres: hvem som mister hva, når, og hva som er igjen.

loss-sentence = { $subject } { $loses } { $when }.
loss-unknown-extent = { $subject } berøres { $when }; det er ikke kjent hvor mye.
loss-by-change = { $subject } berøres når { $what } endres.

## Når.

loss-when-gone = når { $what } faller bort
loss-when-repealed = når { $what } oppheves

## Det som mister noe, der det er mer enn et navn.

loss-of-obligation = plikten «{ $name }»
loss-of-recommendation = anbefalingen «{ $name }»
loss-of-obligations-in = plikter i { $framework }

## Hva det mister: alt, alt som er registrert, eller en del.

loss-FUNCTION-WHOLLY = slutter å virke
loss-FUNCTION-ONLY_RECORDED = kan slutte å virke
loss-FUNCTION-PARTLY = svekkes
loss-COVERAGE-WHOLLY = mister all støtte
loss-COVERAGE-ONLY_RECORDED = mister den eneste registrerte støtten sin
loss-COVERAGE-PARTLY = får svakere støtte
loss-DUTY-WHOLLY = blir ikke lenger oppfylt
loss-DUTY-ONLY_RECORDED = blir kanskje ikke lenger oppfylt
loss-DUTY-PARTLY = blir oppfylt på færre måter
loss-ADVICE-WHOLLY = blir ikke lenger fulgt
loss-ADVICE-ONLY_RECORDED = blir kanskje ikke lenger fulgt
loss-ADVICE-PARTLY = blir fulgt på færre måter
loss-DUTIES-WHOLLY = blir ikke lenger oppfylt
loss-DUTIES-ONLY_RECORDED = blir kanskje ikke lenger oppfylt
loss-DUTIES-PARTLY = blir oppfylt på færre måter
loss-LEGAL_BASIS-WHOLLY = gjelder ikke lenger
loss-LEGAL_BASIS-ONLY_RECORDED = mister den eneste registrerte rettslige rammen sin
loss-LEGAL_BASIS-PARTLY = mister én av flere rettslige rammer
loss-USE = mister en funksjon
loss-functions = mister { $functions }
loss-foundation = mister rettsgrunnlaget for opprettelsen

## Hva som er igjen.

loss-none-left-FUNCTION = Ingen andre er registrert i samme rolle.
loss-left-FUNCTION = { $n ->
    [one] én annen har fortsatt samme rolle.
   *[other] { language-number } andre har fortsatt samme rolle.
}

loss-none-left-USE = Ingen annen bruk er registrert.
loss-left-USE = { $n ->
    [one] én annen ressurs står igjen, men det er ikke kjent om den kan gjøre det samme.
   *[other] { language-number } andre ressurser står igjen, men det er ikke kjent om de kan gjøre det samme.
}

loss-none-left-COVERAGE = Ingen annen støtte er registrert.
loss-left-COVERAGE = { $n ->
    [one] én annen gir fortsatt støtte.
   *[other] { language-number } andre gir fortsatt støtte.
}

loss-none-left-DUTY = Ingen andre måter er registrert.
loss-left-DUTY = { $n ->
    [one] én annen måte står igjen.
   *[other] { language-number } andre måter står igjen.
}

loss-none-left-OWN_DUTIES = Ingen andre måter er registrert.
loss-left-OWN_DUTIES = { $n ->
    [one] én annen ressurs er registrert for rammeverket, men det er ikke kjent om den gjelder de samme pliktene.
   *[other] { language-number } andre ressurser er registrert for rammeverket, men det er ikke kjent om de gjelder de samme pliktene.
}

loss-none-left-LEGAL_BASIS = Ingen andre rettslige rammer er registrert.
loss-left-LEGAL_BASIS = { $n ->
    [one] én annen rettslig ramme står igjen.
   *[other] { language-number } andre rettslige rammer står igjen.
}

## Hvor mye det brukes og koster, og hva som er delvis utsatt.

loss-weight = { $figure }{ $by ->
    [NONE] { $on ->
        [NONE] {""}
       *[other] {" "}({ $on })
    }
   *[other] {" "}({ $hand ->
        [SECOND] på annen hånd:{" "}
       *[FIRST] {""}
    }{ $by }{ $on ->
        [NONE] {""}
       *[other] , { $on }
    })
}.
loss-at-risk = Det som hviler på { $through }, er delvis utsatt: { $resting }. Hvor mye av det som rammes, er ikke kjent.
loss-and-more = { $n } til
