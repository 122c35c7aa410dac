let leaving = false;

/** Whether somebody is signing out on this page, which is then loaded anew: nobody else need lead the way. */
export const isLeaving = (): boolean => leaving;

/** Says that somebody begins to sign out here, or is still signed in after all. */
export const setLeaving = (underWay: boolean): void => {
  leaving = underWay;
};
