# Det ein påstand byggjer på, og når han gjeld.

source-steps =
    { $n ->
        [one] Kjelder
       *[other] { $n } ledd med kjelder
    }

source-sources = Kjelder
source-no-source = Inga kjelde er oppgitt.
source-rationale = Grunngiving
source-legal-basis = Rettsleg grunnlag
source-basis = Grunnlag
source-license = Lisens
source-no-license = ikkje oppgitt
source-read = Registrert
source-from = Frå
source-until = til
source-last-seen = sist sett
source-no-date = Ingen kjend dato
source-only-if = Vilkår: «{ $said }»
