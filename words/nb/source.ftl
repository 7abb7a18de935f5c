# Det en påstand bygger på, og når den gjelder.

source-steps =
    { $n ->
        [one] Kilder
       *[other] { $n } ledd med kilder
    }

source-sources = Kilder
source-no-source = Ingen kilde er oppgitt.
source-rationale = Begrunnelse
source-legal-basis = Rettslig grunnlag
source-basis = Grunnlag
source-license = Lisens
source-no-license = ikke oppgitt
source-read = Registrert
source-from = Fra
source-until = til
source-last-seen = sist sett
source-no-date = Ingen kjent dato
source-only-if = Vilkår: «{ $said }»
